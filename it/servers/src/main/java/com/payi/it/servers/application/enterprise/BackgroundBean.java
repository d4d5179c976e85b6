package com.payi.it.servers.application.enterprise;

import java.net.URI;
import java.util.concurrent.Future;

import jakarta.ejb.AsyncResult;
import jakarta.ejb.Asynchronous;
import jakarta.ejb.Stateless;
import jakarta.enterprise.concurrent.ContextServiceDefinition;
import jakarta.enterprise.concurrent.ManagedExecutorDefinition;
import jakarta.inject.Inject;

import com.payi.cdi.TrackContext;
import com.payi.it.servers.application.Caller;

/** The same by an enterprise bean, which also defines the application's own executor. */
@ContextServiceDefinition(name = "java:app/concurrent/TrackedContext", propagated = {ContextServiceDefinition.APPLICATION,
        TrackContext.CONTEXT_TYPE})
@ManagedExecutorDefinition(name = BackgroundBean.EXECUTOR, context = "java:app/concurrent/TrackedContext")
@Stateless
public class BackgroundBean {
    static final String EXECUTOR = "java:app/concurrent/TrackedExecutor";

    @Inject
    Caller caller;

    @Asynchronous
    public Future<String> ask(URI provider, String model) {
        return new AsyncResult<>(caller.call(provider, model));
    }
}
