package com.payi.it.benchmarks.calls;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.client.Entity;
import jakarta.ws.rs.client.WebTarget;
import jakarta.ws.rs.core.Response;

import com.payi.cdi.Track;

/** The application: calls a model and reads its answer. */
@ApplicationScoped
public class Service {
    private static final int BUFFER = 8192;

    /** Without the library the annotation is ignored, and the other method is called anyway. */
    @Track(useCaseName = "document_summary", limitIds = "daily_budget", userId = "user_123")
    public long tracked(WebTarget model, String prompt) {
        return call(model, prompt);
    }

    public long call(WebTarget model, String prompt) {
        try (Response response = model.request().header("Authorization", "Bearer benchmark").post(Entity.json(prompt));
                InputStream answer = response.readEntity(InputStream.class)) {
            byte[] buffer = new byte[BUFFER];
            long bytes = 0;
            for (int count = answer.read(buffer); count >= 0; count = answer.read(buffer)) {
                bytes += count;
            }
            return bytes;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
