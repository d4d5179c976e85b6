package com.payi.it.servers.application.enterprise;

import java.net.URI;

import jakarta.ejb.Stateful;
import jakarta.inject.Inject;

import com.payi.cdi.Track;
import com.payi.it.servers.application.Caller;

@Stateful
public class TrackedStateful {
    @Inject
    Caller caller;

    @Track(useCaseName = Interception.USE_CASE)
    public String call(URI provider, String model) {
        return caller.call(provider, model);
    }
}
