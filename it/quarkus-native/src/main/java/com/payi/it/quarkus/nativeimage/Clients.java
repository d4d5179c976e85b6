package com.payi.it.quarkus.nativeimage;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

import com.openai.client.OpenAIClient;
import com.openai.client.okhttp.OpenAIOkHttpClient;
import com.payi.cdi.Track;

/** An endpoint with a client of an SDK. */
@Path("/")
public class Clients {
    @GET
    @Track(useCaseName = "native")
    public String get() {
        return "native";
    }

    @Produces
    @ApplicationScoped
    OpenAIClient client() {
        return OpenAIOkHttpClient.builder().apiKey("key").build();
    }
}
