package com.payi.it.servers.application;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.StreamingOutput;

/** Lets a test make the calls: it names the provider and the model. */
@Path("/documents")
@Produces(MediaType.TEXT_PLAIN)
@RequestScoped
public class DocumentsResource {
    @Inject
    Documents documents;

    @POST
    @Path("/summary")
    public String summarize(@QueryParam("provider") URI provider, @QueryParam("model") String model) {
        return documents.summarize(provider, model);
    }

    @POST
    @Path("/proxied-summary")
    public String summarizeByProxy(@QueryParam("provider") URI provider, @QueryParam("model") String model) {
        return documents.summarizeByProxy(provider, model);
    }

    @POST
    @Path("/search")
    public String search(@QueryParam("model") String model) {
        return documents.search(model);
    }

    @POST
    @Path("/reading")
    public String read(@QueryParam("provider") URI provider, @QueryParam("model") String model) {
        return documents.read(provider, model);
    }

    @POST
    @Path("/order")
    public String order(@QueryParam("provider") URI provider, @QueryParam("model") String model) {
        return documents.order(provider, model);
    }

    /** Passes each line on as soon as it is there, so that the caller sees when the application had it. */
    @POST
    @Path("/translation")
    public StreamingOutput translate(@QueryParam("provider") URI provider, @QueryParam("model") String model) {
        InputStream events = documents.translate(provider, model);
        return out -> passOn(events, out);
    }

    private static void passOn(InputStream events, OutputStream out) throws IOException {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(events, StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                out.write((line + "\n").getBytes(StandardCharsets.UTF_8));
                out.flush();
            }
        }
    }
}
