package com.payi.it.clients;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import jakarta.annotation.Priority;
import jakarta.ws.rs.client.ClientRequestContext;
import jakarta.ws.rs.client.ClientRequestFilter;

/** Remembers the threads that a client calls its request filters on for the call that is looked at. */
@Priority(1)
final class ThreadProbe implements ClientRequestFilter {
    private final List<Thread> threads = new CopyOnWriteArrayList<>();

    @Override
    public void filter(ClientRequestContext request) {
        if (String.valueOf(request.getEntity()).contains(Question.MEASURED)) {
            threads.add(Thread.currentThread());
        }
    }

    /** Names without their numbers, or that it was the caller's own. */
    String seenFrom(Thread caller) {
        return threads.stream().map(thread -> thread == caller ? "the caller's" : name(thread)).distinct().sorted()
                .reduce((one, other) -> one + ", " + other).orElse("none");
    }

    private static String name(Thread thread) {
        String name = thread.getName().replaceAll("[0-9a-f]{8}-[0-9a-f-]{27}", "N").replaceAll("\\d+", "N");
        return name.isEmpty() ? "a virtual one" : "`" + name + "`";
    }
}
