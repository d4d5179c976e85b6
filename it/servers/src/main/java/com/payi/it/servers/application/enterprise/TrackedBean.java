package com.payi.it.servers.application.enterprise;

import java.net.URI;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

import jakarta.enterprise.concurrent.Asynchronous;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import com.payi.cdi.Track;
import com.payi.it.servers.application.Caller;

@ApplicationScoped
public class TrackedBean {
    @Inject
    Caller caller;

    @Track(useCaseName = Interception.USE_CASE)
    public String call(URI provider, String model) {
        return caller.call(provider, model);
    }

    public String callItself(URI provider, String model) {
        return call(provider, model);
    }

    @Asynchronous
    @Track(useCaseName = Interception.USE_CASE)
    public CompletableFuture<String> callConcurrently(URI provider, String model) {
        return Asynchronous.Result.complete(caller.call(provider, model));
    }

    @org.eclipse.microprofile.faulttolerance.Asynchronous
    @Track(useCaseName = Interception.USE_CASE)
    public CompletionStage<String> callFaultTolerantly(URI provider, String model) {
        return CompletableFuture.completedFuture(caller.call(provider, model));
    }
}
