package com.payi.it.quarkus21;

import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.client.ClientRequestContext;
import jakarta.ws.rs.client.ClientRequestFilter;

/** Remembers the threads that the REST client calls its request filters on. */
@ApplicationScoped
public class ThreadProbe implements ClientRequestFilter {
    private final Set<String> threads = new ConcurrentSkipListSet<>();

    @Override
    public void filter(ClientRequestContext request) {
        Thread thread = Thread.currentThread();
        threads.add((thread.isVirtual() ? "a virtual one, " : "") + "`" + thread.getName().replaceAll("\\d+", "N") + "`");
    }

    public Set<String> threads() {
        return threads;
    }
}
