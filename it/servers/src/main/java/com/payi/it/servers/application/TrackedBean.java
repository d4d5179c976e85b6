package com.payi.it.servers.application;

import java.net.URI;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import com.payi.cdi.Track;

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
}
