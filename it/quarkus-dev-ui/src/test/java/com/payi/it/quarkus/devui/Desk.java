package com.payi.it.quarkus.devui;

import jakarta.enterprise.context.ApplicationScoped;

import org.eclipse.microprofile.rest.client.inject.RestClient;

import com.payi.cdi.Track;

/** The use cases of the application under test. */
@ApplicationScoped
public class Desk {
    @RestClient
    Provider provider;

    @Track(useCaseName = "ticket_answer", limitIds = "daily_team")
    public String answer(String model) {
        return ask(model);
    }

    @Track(useCaseName = "document_summary", accountName = "acme")
    public String summarize(String model) {
        return ask(model);
    }

    private String ask(String model) {
        return provider.ask("{\"model\":\"" + model + "\",\"messages\":[{\"role\":\"user\",\"content\":\"hello\"}]}");
    }
}
