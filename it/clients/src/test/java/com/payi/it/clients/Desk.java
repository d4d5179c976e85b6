package com.payi.it.clients;

import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

import jakarta.enterprise.context.ApplicationScoped;

import org.eclipse.microprofile.faulttolerance.Asynchronous;
import org.eclipse.microprofile.faulttolerance.Retry;

import com.payi.cdi.Track;

import io.smallrye.mutiny.Uni;

/** Does any work in contexts. */
@ApplicationScoped
class Desk {
    static final String USE_CASE = "desk";
    static final String LEFT = "left";
    static final String RIGHT = "right";

    @Track(useCaseName = USE_CASE, userId = "anna")
    public <T> CompletionStage<T> work(Supplier<CompletionStage<T>> work) {
        return work.get();
    }

    @Track(useCaseName = USE_CASE, userId = "anna")
    public <T> Uni<T> uni(Supplier<Uni<T>> work) {
        return work.get();
    }

    @Track(useCaseName = LEFT)
    public <T> T left(Supplier<T> work) {
        return work.get();
    }

    @Track(useCaseName = RIGHT)
    public <T> T right(Supplier<T> work) {
        return work.get();
    }

    @Asynchronous
    @Track(useCaseName = USE_CASE, userId = "anna")
    public <T> CompletionStage<T> asynchronous(Supplier<CompletionStage<T>> work) {
        return work.get();
    }

    @Asynchronous
    @Retry(maxRetries = 1, delay = 1, jitter = 0)
    @Track(useCaseName = USE_CASE, userId = "anna")
    public <T> CompletionStage<T> retried(Supplier<CompletionStage<T>> work) {
        return work.get();
    }
}
