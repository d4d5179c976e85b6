package com.payi.it.quarkus;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.eclipse.microprofile.rest.client.inject.RestClient;

import com.payi.cdi.Track;

import io.smallrye.mutiny.Uni;

/** Two things that one request does at the same time, each in a context of its own and with some calls, in every style. */
@ApplicationScoped
public class Branches {
    @Inject
    @RestClient
    ChatClient client;

    @Track(useCaseName = "left")
    public <T> T left(Supplier<T> work) {
        return work.get();
    }

    @Track(useCaseName = "right")
    public <T> T right(Supplier<T> work) {
        return work.get();
    }

    @Track(useCaseName = "left")
    public Uni<String> leftUni(String model, int calls) {
        return uni(model, calls);
    }

    @Track(useCaseName = "right")
    public Uni<String> rightUni(String model, int calls) {
        return uni(model, calls);
    }

    @Track(useCaseName = "left")
    public CompletionStage<String> leftStage(String model, int calls) {
        return stage(model, calls);
    }

    @Track(useCaseName = "right")
    public CompletionStage<String> rightStage(String model, int calls) {
        return stage(model, calls);
    }

    /** One call after the other. */
    public String waiting(String model, int calls) {
        for (int i = 0; i < calls; i++) {
            client.pojo(Question.to(model));
        }
        return model;
    }

    private Uni<String> uni(String model, int calls) {
        return calls == 0
                ? Uni.createFrom().item(model)
                : client.uni(Question.to(model)).chain(answer -> uni(model, calls - 1));
    }

    private CompletionStage<String> stage(String model, int calls) {
        return calls == 0
                ? CompletableFuture.completedFuture(model)
                : client.stage(Question.to(model)).thenCompose(answer -> stage(model, calls - 1));
    }
}
