package com.payi.it.servers.application;

import java.io.InputStream;
import java.net.URI;
import java.util.concurrent.CompletionStage;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import com.payi.cdi.Track;

/** What an application does with a provider. */
@ApplicationScoped
public class Documents {
    private static final String STREAMED = ",\"stream\":true,\"stream_options\":{\"include_usage\":true}";

    @Inject
    Llm llm;

    @Inject
    Chapters chapters;

    @Track(useCaseName = "document_summary", limitIds = "daily_budget", userId = "user_123")
    public String summarize(URI provider, String model) {
        return llm.ask(provider, Question.to(model));
    }

    @Track(useCaseName = "document_summary", proxy = true)
    public String summarizeByProxy(URI provider, String model) {
        return llm.ask(provider, Question.to(model));
    }

    @Track(useCaseName = "document_translation")
    public InputStream translate(URI provider, String model) {
        return llm.open(provider, Question.to(model, STREAMED));
    }

    @Track(useCaseName = "document_archive")
    public InputStream unpack(URI provider, String model) {
        return llm.openCompressed(provider, Question.to(model));
    }

    @Track(useCaseName = "document_index")
    public InputStream index(URI provider, String model) {
        return llm.open(provider, Question.to(model));
    }

    /** Calls before, in and after a context that is inside of this one. */
    @Track(useCaseName = "document_review", limitIds = "daily_budget", userId = "user_123", accountName = "acme_review")
    public String review(URI provider, String model) {
        return llm.ask(provider, Question.to(model + "-before"))
                + chapters.review(provider, model)
                + llm.ask(provider, Question.to(model + "-after"));
    }

    @Track(useCaseName = "document_async")
    public CompletionStage<String> summarizeLater(@Track.UserId String user, URI provider, String model) {
        return llm.askAsync(provider, Question.to(model));
    }

    @Track(useCaseName = "document_rx")
    public CompletionStage<String> summarizeReactively(@Track.UserId String user, URI provider, String model) {
        return llm.askReactively(provider, Question.to(model));
    }

    @Track(useCaseName = "document_async")
    public CompletionStage<String> carry(@Track.UserId String user, URI provider, String model, boolean reactively) {
        return llm.askOnCarryingThreads(provider, Question.to(model), reactively);
    }

    @Track(useCaseName = "document_summary", userId = "user_123")
    public String summarizeRegisteredTwice(URI provider, String model) {
        return llm.askRegisteredTwice(provider, Question.to(model));
    }

    @Track(useCaseName = "document_summary", proxy = true)
    public String summarizeByProxyRegisteredTwice(URI provider, String model) {
        return llm.askRegisteredTwice(provider, Question.to(model));
    }

    /** The user comes from the request, or from whom the platform has authenticated. */
    @Track(useCaseName = "document_question")
    public String answer(URI provider, String model) {
        return llm.ask(provider, Question.to(model));
    }

    /** The configuration gives another limit. */
    @Track(useCaseName = "document_budget", limitIds = "limit_of_the_annotation")
    public String budget(URI provider, String model) {
        return llm.ask(provider, Question.to(model));
    }

    @Track(useCaseName = "document_concurrent")
    public String answer(@Track.UserId String user, URI provider, String model) {
        return llm.ask(provider, Question.to(model));
    }

    public String read(URI provider, String model) {
        return llm.ask(provider, Question.to(model));
    }

    /** Asks another service. */
    @Track(useCaseName = "document_order", useCaseId = "4f1c", limitIds = "daily_budget", userId = "user_123")
    public String order(URI service, String customer) {
        return llm.orders(service, customer);
    }
}
