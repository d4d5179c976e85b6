package com.payi.it.delivery;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

import com.payi.cdi.internal.core.call.CallTracker;
import com.payi.cdi.internal.core.call.Exchange;
import com.payi.cdi.internal.core.call.OutboundCall;
import com.payi.cdi.internal.core.call.RequestChange;

/**
 * Calls by the ten thousand: they take the library's way from its client filter on, but there is no HTTP in front of it, which
 * would take most of the time.
 */
final class VolumeCalls {
    private static final int TICK_MILLIS = 10;
    private static final byte[] QUESTION = "{\"model\":\"gpt-4o-mini\",\"messages\":[]}".getBytes(StandardCharsets.UTF_8);

    private final CallTracker tracker;
    private final URI uri;
    private final int calls;
    private final int perTick;
    private final AtomicBoolean stop;
    private final Runnable done;
    private int made;
    private ScheduledFuture<?> schedule;

    /** @param rate calls a second */
    VolumeCalls(CallTracker tracker, URI provider, int calls, int rate, AtomicBoolean stop, Runnable done) {
        this.tracker = tracker;
        this.uri = URI.create(provider + Provider.REPORTED);
        this.calls = calls;
        this.perTick = Math.max(1, rate / (1000 / TICK_MILLIS));
        this.stop = stop;
        this.done = done;
    }

    void start(ScheduledExecutorService timer) {
        schedule = timer.scheduleAtFixedRate(this::tick, 0, TICK_MILLIS, TimeUnit.MILLISECONDS);
    }

    private void tick() {
        for (int call = 0; call < perTick && made < calls && !stop.get(); call++) {
            call(Provider.answer("volume-" + made++));
        }
        if (made == calls || stop.get()) {
            schedule.cancel(false);
            done.run();
        }
    }

    private void call(String answer) {
        Exchange exchange = tracker.begin(new Call(uri)).exchange();
        exchange.requestBody().accept(QUESTION, 0, QUESTION.length);
        exchange.answered(200, header -> null);
        byte[] bytes = answer.getBytes(StandardCharsets.UTF_8);
        exchange.answerBody().accept(bytes, 0, bytes.length);
        exchange.answerEnded();
    }

    /** A call that no client sends. */
    private record Call(URI uri) implements OutboundCall {
        @Override
        public String method() {
            return "POST";
        }

        @Override
        public Map<String, String> headers() {
            return Map.of("Content-Type", "application/json");
        }

        @Override
        public boolean isBlocking() {
            return false;
        }

        @Override
        public void apply(RequestChange change) {
            throw new UnsupportedOperationException("nothing is to be changed");
        }
    }
}
