package com.payi.it.servers.application.enterprise;

import java.net.URI;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

import jakarta.enterprise.concurrent.Asynchronous;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import com.payi.it.servers.application.Caller;

/** Work that the platform takes to a thread of its own choice. */
@ApplicationScoped
public class BackgroundWork {
    @Inject
    Caller caller;

    @Asynchronous
    public CompletableFuture<String> concurrently(URI provider, String model) {
        return Asynchronous.Result.complete(caller.call(provider, model));
    }

    @org.eclipse.microprofile.faulttolerance.Asynchronous
    public CompletionStage<String> faultTolerantly(URI provider, String model) {
        return CompletableFuture.completedFuture(caller.call(provider, model));
    }
}
