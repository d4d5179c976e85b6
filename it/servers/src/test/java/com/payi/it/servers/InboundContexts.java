package com.payi.it.servers;

import jakarta.ws.rs.core.Feature;
import jakarta.ws.rs.core.FeatureContext;
import jakarta.ws.rs.ext.Provider;

import com.payi.cdi.rest.PayiFeature;

/** What an application on CXF adds, so that it reads the contexts that other services send. */
@Provider
public class InboundContexts implements Feature {
    @Override
    public boolean configure(FeatureContext context) {
        context.register(PayiFeature.class);
        return true;
    }
}
