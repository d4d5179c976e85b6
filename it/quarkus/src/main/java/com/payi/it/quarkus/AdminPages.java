package com.payi.it.quarkus;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.eclipse.microprofile.rest.client.inject.RestClient;

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

    public LimitsClient limits() {
        return limits;
    }

    public UseCasesClient useCases() {
        return useCases;
    }
}
