package com.payi.it.servers.application;

import java.net.URI;

import jakarta.ejb.Singleton;
import jakarta.inject.Inject;

import com.payi.cdi.Track;

@Singleton
public class TrackedSingleton {
    @Inject
    Caller caller;

    @Track(useCaseName = Interception.USE_CASE)
    public String call(URI provider, String model) {
        return caller.call(provider, model);
    }
}
