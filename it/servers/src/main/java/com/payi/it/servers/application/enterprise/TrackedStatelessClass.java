package com.payi.it.servers.application.enterprise;

import java.net.URI;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;

import com.payi.cdi.Track;
import com.payi.it.servers.application.Caller;

@Stateless
@Track(useCaseName = Interception.USE_CASE)
public class TrackedStatelessClass {
    @Inject
    Caller caller;

    public String call(URI provider, String model) {
        return caller.call(provider, model);
    }
}
