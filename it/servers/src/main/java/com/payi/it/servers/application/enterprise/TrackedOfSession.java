package com.payi.it.servers.application.enterprise;

import java.io.Serializable;
import java.net.URI;

import jakarta.enterprise.context.SessionScoped;
import jakarta.inject.Inject;

import com.payi.cdi.Track;
import com.payi.it.servers.application.Caller;

@SessionScoped
public class TrackedOfSession implements Serializable {
    private static final long serialVersionUID = 1;

    @Inject
    Caller caller;

    @Track(useCaseName = Interception.USE_CASE)
    public String call(URI provider, String model) {
        return caller.call(provider, model);
    }
}
