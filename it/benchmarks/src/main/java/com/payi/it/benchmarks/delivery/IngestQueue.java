package com.payi.it.benchmarks.delivery;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

import com.payi.cdi.PayiResult;
import com.payi.cdi.internal.core.config.ConfigLookup;
import com.payi.cdi.internal.core.config.ConfigurationReader;
import com.payi.cdi.internal.core.context.ContextField;
import com.payi.cdi.internal.core.context.ContextValues;
import com.payi.cdi.internal.core.context.Frame;
import com.payi.cdi.internal.core.delivery.IngestEvent;
import com.payi.cdi.internal.core.delivery.IngestService;
import com.payi.cdi.internal.core.delivery.ResultListener;
import com.payi.cdi.spi.IngestAnswer;
import com.payi.cdi.spi.OutgoingEvent;
import com.payi.cdi.spi.Usage;

/** The library's queue, with a sender that accepts events at once, or after a gate has been opened. */
public final class IngestQueue implements EnqueueProcess.Queue {
    private static final long PAUSE_NANOS = TimeUnit.MICROSECONDS.toNanos(200);
    private static final Map<String, String> CONFIGURATION = Map.of("payi.api-key", "benchmark",
            "payi.ingest.queue-capacity", "1000000", "payi.ingest.queue-max-bytes", "1000000000");

    private final IngestEvent event = event();
    private final IngestService service = new IngestService(ConfigurationReader.read(new ConfigLookup() {
        @Override
        public String value(String key) {
            return CONFIGURATION.get(key);
        }

        @Override
        public Iterable<String> names() {
            return CONFIGURATION.keySet();
        }
    }, null).delivery(), true, () -> this::send, new ResultListener() {
        @Override
        public void received(PayiResult result, Frame frame, Instant called) {
            // Nothing observes the results.
        }

        @Override
        public void refused(PayiResult result, Instant called) {
            // The same.
        }
    }, () -> {});
    private volatile CompletableFuture<Void> gate = CompletableFuture.completedFuture(null);

    private static IngestEvent event() {
        ContextValues context = ContextValues.builder().set(ContextField.USE_CASE_NAME, "document_summary")
                .set(ContextField.USE_CASE_ID, "6f7c2d9e-0001").set(ContextField.LIMIT_IDS, List.of("daily_budget"))
                .set(ContextField.USER_ID, "user_123").build();
        return new IngestEvent("chatcmpl-1", context, "system.openai", "gpt-4o", Map.of("text", new Usage.Units(11, 5)),
                Instant.now(), 5, null, null, 200, Map.of("payi.source", "benchmark"), "https://api.openai.com", null, null,
                List.of(), null, Map.of(), Map.of());
    }

    private CompletionStage<List<IngestAnswer>> send(List<OutgoingEvent> events) {
        return gate.thenApply(opened -> Collections.nCopies(events.size(), IngestAnswer.delivered()));
    }

    @Override
    public void offer() {
        service.offer(event, null);
    }

    @Override
    public void drain() {
        while (service.statistics().snapshot().queued() > 0) {
            LockSupport.parkNanos(PAUSE_NANOS);
        }
        if (service.statistics().snapshot().droppedTotal() > 0) {
            throw new IllegalStateException("Events were dropped: " + service.statistics().snapshot());
        }
    }

    /** What is sent from now on waits for its answer. */
    public void closeGate() {
        gate = new CompletableFuture<>();
    }

    public void openGate() {
        gate.complete(null);
    }

    public void close() {
        service.close();
    }
}
