package com.payi.it.quarkus.devui;

import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import org.eclipse.microprofile.faulttolerance.Retry;
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

    /** Once more if the provider is busy. */
    @Retry(maxRetries = 1)
    @Track(useCaseName = "knowledge_base")
    public String search(String model) {
        return ask(model);
    }

    @Track(useCaseName = "translation", proxy = true)
    public String translate(String model) {
        return ask(model);
    }

    @Track(useCaseName = "premium_advice", limitIds = "premium")
    public List<String> advise(String model) {
        return provider.stream("{\"model\":\"" + model
                + "\",\"stream\":true,\"stream_options\":{\"include_usage\":true},\"messages\":[]}").collect().asList()
                .await().indefinitely();
    }

    private String ask(String model) {
        return provider.ask("{\"model\":\"" + model + "\",\"messages\":[{\"role\":\"user\",\"content\":\"hello\"}]}");
    }
}
