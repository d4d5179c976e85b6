package com.payi.it.quarkus;

import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.client.ClientRequestContext;
import jakarta.ws.rs.client.ClientRequestFilter;

/** Remembers the threads that the REST client calls its request filters on, for one model. */
@ApplicationScoped
public class ThreadProbe implements ClientRequestFilter {
    /** The model of the calls that are looked at. */
    public static final String MODEL = "measured-model";

    private final Set<String> threads = new ConcurrentSkipListSet<>();

    @Override
    public void filter(ClientRequestContext request) {
        if (request.getEntity() instanceof Question question && question.model().equals(MODEL)) {
            threads.add(Thread.currentThread().getName().replaceAll("\\d+", "N"));
        }
    }

    public Set<String> threads() {
        return threads;
    }
}
