package com.payi.cdi.internal.core.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.function.Supplier;

import com.payi.cdi.IngestStatistics;
import com.payi.cdi.PayiResult;
import com.payi.cdi.internal.core.config.ConfigLookup;
import com.payi.cdi.internal.core.config.ConfigurationReader;
import com.payi.cdi.internal.core.config.PayiConfiguration;
import com.payi.cdi.internal.core.context.ContextField;
import com.payi.cdi.internal.core.context.ContextValues;
import com.payi.cdi.internal.core.context.Frame;
import com.payi.cdi.internal.core.delivery.http.HttpIngestSender;
import com.payi.cdi.spi.IngestSender;
import com.payi.cdi.spi.Usage;
import com.payi.testkit.FakePayi;

/** The delivery of an application that makes no calls: events come from the test. */
final class Delivery implements AutoCloseable {
    private final Map<String, String> configuration = new ConcurrentHashMap<>();
    private final List<PayiResult> results = new CopyOnWriteArrayList<>();
    private final List<PayiResult> refusals = new CopyOnWriteArrayList<>();
    private final AtomicInteger rounds = new AtomicInteger();
    private Supplier<IngestSender> sender;
    private boolean sends = true;
    private Predicate<Frame> resultNeeded = frame -> false;
    private IngestService service;

    static Delivery to(FakePayi payi) {
        return new Delivery().with("payi.api-key", FakePayi.DEFAULT_API_KEY).with("payi.base-url", payi.uri().toString())
                .with("payi.ingest.retry.initial-delay", "20").with("payi.ingest.retry.max-delay", "100");
    }

    Delivery with(String key, String value) {
        configuration.put(key, value);
        return this;
    }

    Delivery sentBy(IngestSender own) {
        sender = () -> own;
        return this;
    }

    Delivery madeBy(Supplier<IngestSender> maker) {
        sender = maker;
        return this;
    }

    Delivery withoutKey() {
        sends = false;
        return this;
    }

    /** @param need whether the result of an event of a context is needed */
    Delivery needingResults(Predicate<Frame> need) {
        resultNeeded = need;
        return this;
    }

    Delivery start() {
        PayiConfiguration read = ConfigurationReader.read(new ConfigLookup() {
            @Override
            public String value(String key) {
                return configuration.get(key);
            }

            @Override
            public String source(String key) {
                return "the test's map";
            }

            @Override
            public Iterable<String> names() {
                return configuration.keySet();
            }
        }, "shop");
        Supplier<IngestSender> senders = sender != null ? sender : () -> new HttpIngestSender(read);
        service = new IngestService(read.delivery(), sends, senders, new ResultListener() {
            @Override
            public boolean needsResult(Frame frame) {
                return resultNeeded.test(frame);
            }

            @Override
            public void received(PayiResult result, Frame frame, Instant called) {
                results.add(result);
            }

            @Override
            public void refused(PayiResult result, Instant called) {
                refusals.add(result);
            }
        }, rounds::incrementAndGet);
        service.start();
        return this;
    }

    void offer(String id) {
        service.offer(event(id), Frame.detachedRoot());
    }

    void offer(EventSource source) {
        service.offer(source, Frame.detachedRoot());
    }

    /** The same without a frame of its own. */
    void offerWithoutFrame(EventSource source) {
        service.offer(source, null);
    }

    void offer(int from, int to) {
        for (int i = from; i < to; i++) {
            offer("event-" + i);
        }
    }

    void offer(String id, Frame frame) {
        service.offer(event(id), frame);
    }

    void offerFrom(String useCase, String id) {
        service.offer(event(id, useCase, "u"), Frame.detachedRoot());
    }

    void offerFor(String user, String id) {
        service.offer(event(id, user), Frame.detachedRoot());
    }

    /** What a call hands over now. */
    static Arrival arrival(String id, MonotonicClock clock) {
        EventSource source = EventSource.of(event(id));
        return new Arrival(source, null, source.estimatedBytes(), clock.nanos());
    }

    static IngestEvent event(String id) {
        return event(id, "u");
    }

    private static IngestEvent event(String id, String user) {
        return event(id, "shop", user);
    }

    private static IngestEvent event(String id, String useCase, String user) {
        return event(id, useCase, user, Map.of());
    }

    static IngestEvent event(String id, String useCase, String user, Map<String, String> properties) {
        return new IngestEvent(id,
                ContextValues.builder().set(ContextField.USE_CASE_NAME, useCase).set(ContextField.LIMIT_IDS, List.of("daily"))
                        .set(ContextField.USER_ID, user).build(),
                "system.openai", "gpt-4o-mini", Map.of("text", new Usage.Units(12, 7)), Instant.now(), 5, null, null, 200,
                properties, "https://api.openai.com", null, null, List.of(), null, Map.of(), Map.of());
    }

    boolean flush(Duration time) {
        return service.flush(time);
    }

    /** Whether a thread waits for a flush. */
    boolean isFlushing() {
        return service.isFlushing();
    }

    IngestStatistics.Snapshot counts() {
        return service.statistics().snapshot();
    }

    /** Waits until the delivering thread has looked twice at what is to be done, about a second apart. */
    void awaitTwoRounds() {
        int before = rounds.get();
        await().until(() -> rounds.get() >= before + 2);
    }

    List<PayiResult> results() {
        return results;
    }

    List<PayiResult> refusals() {
        return refusals;
    }

    /**
     * An event is counted before it is logged and before its result is passed on; after the end, all of that is done. Repeated
     * calls do nothing.
     */
    @Override
    public void close() {
        service.close();
        assertThat(((Counters) service.statistics()).illegalChanges()).as("changes of state that are not allowed").isZero();
    }
}
