package com.payi.it.servers.application.enterprise;

import java.net.URI;
import java.util.concurrent.Future;

import jakarta.annotation.Resource;
import jakarta.ejb.AsyncResult;
import jakarta.ejb.Asynchronous;
import jakarta.ejb.SessionContext;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;

import com.payi.cdi.Track;
import com.payi.it.servers.application.Caller;

@Stateless
public class TrackedStateless {
    @Inject
    Caller caller;

    @Resource
    SessionContext context;

    @Track(useCaseName = Interception.USE_CASE)
    public String call(URI provider, String model) {
        return caller.call(provider, model);
    }

    public String callItself(URI provider, String model) {
        return context.getBusinessObject(TrackedStateless.class).call(provider, model);
    }

    @Asynchronous
    @Track(useCaseName = Interception.USE_CASE)
    public Future<String> callLater(URI provider, String model) {
        return new AsyncResult<>(caller.call(provider, model));
    }
}
