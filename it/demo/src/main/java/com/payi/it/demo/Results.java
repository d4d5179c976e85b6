package com.payi.it.demo;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import com.payi.cdi.PayiResult;

/** What Pay-i answered, as every application may observe it. */
@ApplicationScoped
class Results {
    record Received(Instant at, PayiResult result) {}

    private final List<Received> received = new CopyOnWriteArrayList<>();

    void received(@Observes PayiResult result) {
        received.add(new Received(Instant.now(), result));
    }

    List<Received> all() {
        return List.copyOf(received);
    }
}
