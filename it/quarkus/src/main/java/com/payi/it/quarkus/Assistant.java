package com.payi.it.quarkus;

import java.util.function.Function;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.eclipse.microprofile.rest.client.inject.RestClient;

import com.payi.cdi.Track;

import io.smallrye.mutiny.Uni;

/** Makes its calls in contexts. */
@ApplicationScoped
public class Assistant extends BaseAssistant {
    @Inject
    @RestClient
    ChatClient injected;

    @Inject
    Reviewer reviewer;

    @Track(useCaseName = "summary", limitIds = "daily_budget", userId = "anna", requestProperties = "tier=gold")
    public <T> T summary(Function<ChatClient, T> call) {
        return call.apply(injected);
    }

    @Track(useCaseName = "summary", limitIds = "daily_budget", userId = "anna")
    public <T> T summaryWith(ChatClient client, Function<ChatClient, T> call) {
        return call.apply(client);
    }

    @Track(useCaseName = "summary", limitIds = "daily_budget", userId = "anna")
    public <T> Uni<T> summaryLater(Function<ChatClient, Uni<T>> call) {
        return call.apply(injected);
    }

    @Track(useCaseName = "proxied_summary", limitIds = "daily_budget", userId = "anna", proxy = true)
    public <T> T summaryByProxy(Function<ChatClient, T> call) {
        return call.apply(injected);
    }

    @Track(useCaseName = "draft", limitIds = "draft_limit", userId = "anna")
    public void draftAndReview() {
        injected.text(Question.to("draft-model"));
        reviewer.review();
        injected.text(Question.to("draft-model"));
    }

    @Override
    @Track(useCaseName = "overridden")
    public void override() {
        injected.text(Question.to("gpt-4o-mini"));
    }

    @Track(useCaseName = "caller")
    public void callItself() {
        override();
    }

    @Override
    ChatClient client() {
        return injected;
    }
}
