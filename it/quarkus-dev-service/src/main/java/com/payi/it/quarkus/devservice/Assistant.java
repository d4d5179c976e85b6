package com.payi.it.quarkus.devservice;

import jakarta.enterprise.context.ApplicationScoped;

import org.eclipse.microprofile.rest.client.inject.RestClient;

import com.payi.cdi.Track;

import io.smallrye.mutiny.Multi;

/** Asks models, for different use cases and under different limits, reported and proxied. */
@ApplicationScoped
public class Assistant {
    private final ChatClient client;

    Assistant(@RestClient ChatClient client) {
        this.client = client;
    }

    @Track(useCaseName = "answer", limitIds = "daily", userId = "anna")
    public String answer(String model) {
        return client.ask(request(model, false));
    }

    @Track(useCaseName = "summary", limitIds = "small")
    public String summary(String model) {
        return client.ask(request(model, false));
    }

    @Track(useCaseName = "translation", limitIds = "daily", userId = "anna", proxy = true)
    public String translation(String model) {
        return client.ask(request(model, false));
    }

    @Track(useCaseName = "title", limitIds = {"small", "daily"}, proxy = true)
    public String title(String model) {
        return client.ask(request(model, false));
    }

    @Track(useCaseName = "story", proxy = true)
    public Multi<String> story(String model) {
        return client.stream(request(model, true));
    }

    private static String request(String model, boolean stream) {
        return "{\"model\":\"" + model + "\",\"stream\":" + stream
                + ",\"messages\":[{\"role\":\"user\",\"content\":\"Hello\"}]}";
    }
}
