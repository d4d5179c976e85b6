package com.payi.it.demo.dev;

import java.time.Duration;
import java.util.List;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import org.jboss.logging.Logger;

import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.smallrye.mutiny.subscription.Cancellable;

/** Tickets that come while the demo runs, one a second. */
@Singleton
class Customers {
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final List<String> USERS = List.of("anna", "berta", "carol", "dora");
    private static final List<String> TICKETS = List.of("My invoice has a position that I do not understand.",
            "Where is my parcel?", "How do I change my password?");

    @Inject
    SupportDesk desk;

    private Cancellable tickets;

    void open(@Observes StartupEvent event) {
        tickets = Multi.createFrom().ticks().startingAfter(PAUSE).every(PAUSE).onOverflow().drop()
                .emitOn(Infrastructure.getDefaultWorkerPool()).subscribe().with(this::write);
    }

    private void write(long number) {
        String ticket = TICKETS.get((int) (number % TICKETS.size()));
        String user = USERS.get((int) (number % USERS.size()));
        try {
            if (number % 2 == 0) {
                desk.classify(ticket, user);
            } else {
                desk.answer(ticket, user);
            }
        } catch (RuntimeException e) {
            Logger.getLogger(Customers.class).debug("The application is being reloaded", e);
        }
    }

    @PreDestroy
    void close() {
        tickets.cancel();
    }
}
