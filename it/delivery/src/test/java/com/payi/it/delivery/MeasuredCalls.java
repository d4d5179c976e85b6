package com.payi.it.delivery;

import java.net.URI;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiConsumer;

import jakarta.ws.rs.client.Client;
import jakarta.ws.rs.client.ClientBuilder;
import jakarta.ws.rs.client.Entity;
import jakarta.ws.rs.client.WebTarget;

/**
 * Real calls by a JAX-RS client, in pairs: one that the library reports, and the same to a path that it leaves alone. What the
 * first takes longer is what the library adds.
 */
final class MeasuredCalls implements Runnable {
    private static final String QUESTION = "{\"model\":\"gpt-4o-mini\",\"messages\":[{\"role\":\"user\",\"content\":\"Hi\"}]}";
    private static final String ID = "{\"id\":\"";
    /** So many pairs, but not more than the half, are made before the measuring begins. */
    private static final int WARM_UP = 200;
    private static final int WARM_UP_OF_UNKNOWN_NUMBER = 20;

    private final URI provider;
    private final int pairs;
    private final AtomicBoolean stop;
    private final BiConsumer<String, String> report;
    private final Runnable done;
    private final boolean reportsEnds = Boolean.getBoolean("producer.ends");

    /** @param pairs negative for as long as possible */
    MeasuredCalls(URI provider, int pairs, AtomicBoolean stop, BiConsumer<String, String> report, Runnable done) {
        this.provider = provider;
        this.pairs = pairs;
        this.stop = stop;
        this.report = report;
        this.done = done;
    }

    @Override
    public void run() {
        try (Client client = ClientBuilder.newClient()) {
            WebTarget reported = client.target(provider).path(Provider.REPORTED);
            WebTarget leftAlone = client.target(provider).path(Provider.LEFT_ALONE);
            int warmUp = pairs < 0 ? WARM_UP_OF_UNKNOWN_NUMBER : Math.min(WARM_UP, pairs / 2);
            for (int pair = 0; (pairs < 0 || pair < pairs) && !stop.get(); pair++) {
                boolean first = pair % 2 == 0;
                long before = first ? 0 : nanos(leftAlone);
                long nanos = nanos(reported);
                long plain = first ? nanos(leftAlone) : before;
                if (pair >= warmUp) {
                    report.accept("call", nanos + " " + plain);
                }
            }
        }
        done.run();
    }

    private long nanos(WebTarget target) {
        long start = System.nanoTime();
        String answer = target.request().post(Entity.json(QUESTION), String.class);
        long end = System.nanoTime();
        if (reportsEnds && target.getUri().getPath().equals(Provider.REPORTED)) {
            // Comparable with the clock of the process that kills this one.
            report.accept("ended", answer.substring(ID.length(), answer.indexOf('"', ID.length())) + " " + end);
        }
        return end - start;
    }
}
