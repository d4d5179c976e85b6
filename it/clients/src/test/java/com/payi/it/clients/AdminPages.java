package com.payi.it.clients;

import java.util.function.Supplier;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.eclipse.microprofile.rest.client.inject.RestClient;

import com.payi.cdi.Track;
import com.payi.cdi.client.admin.LimitsClient;
import com.payi.cdi.client.admin.UseCasesClient;

/** An application's own pages for the administration of Pay-i. */
@ApplicationScoped
public class AdminPages {
    @Inject
    @RestClient
    LimitsClient limits;

    @Inject
    @RestClient
    UseCasesClient useCases;

    LimitsClient limits() {
        return limits;
    }

    UseCasesClient useCases() {
        return useCases;
    }

    @Track(useCaseName = "administration", limitIds = "daily", userId = "alice")
    public <T> T tracked(Supplier<T> page) {
        return page.get();
    }

    @Track(useCaseName = "administration", limitIds = "daily", userId = "alice", proxy = true)
    public <T> T proxied(Supplier<T> page) {
        return page.get();
    }
}
