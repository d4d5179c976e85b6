package com.payi.testkit;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/** What {@link FakePayi} answers to each request, and what it keeps of it. */
final class Routes {
    private static final String INGEST = "/api/v1/ingest";
    private static final String BULK = "/api/v1/ingest/bulk";

    final CallLog calls = new CallLog();
    final Prices prices = new Prices();
    final Answers answers = new Answers(prices);
    final Faults faults = new Faults();
    final Faults proxyFaults = new Faults();
    final IngestApi ingest = new IngestApi(answers, calls);
    final LimitsApi limits = new LimitsApi(answers);
    final UseCasesApi useCases = new UseCasesApi(answers);
    final ProxyApi proxy = new ProxyApi(answers, calls);

    final ScoreApi scores = new ScoreApi(calls);

    private final List<HttpRequestRecord> requests = Collections.synchronizedList(new ArrayList<>());
    private final List<HttpRequestRecord> proxied = Collections.synchronizedList(new ArrayList<>());
    private final AtomicLong ingestRequests = new AtomicLong();
    private final AtomicLong wrongKeys = new AtomicLong();
    private volatile String apiKey = FakePayi.DEFAULT_API_KEY;
    private volatile boolean keepsRequests = true;
    /** Null if bulk requests are accepted. */
    private volatile Reply bulkRefusal;
    /** Opened when answers are no longer held back; null for none that are. */
    private volatile CountDownLatch held;

    void apiKey(String expected) {
        apiKey = expected;
    }

    synchronized void hold() {
        if (held == null) {
            held = new CountDownLatch(1);
        }
    }

    synchronized void release() {
        if (held != null) {
            held.countDown();
            held = null;
        }
    }

    void refuseBulk(Reply refusal) {
        bulkRefusal = refusal;
    }

    void lean(int checkedOneIn) {
        keepsRequests = false;
        ingest.lean(checkedOneIn);
    }

    List<HttpRequestRecord> requests() {
        return List.copyOf(requests);
    }

    List<HttpRequestRecord> proxied() {
        return List.copyOf(proxied);
    }

    long ingestRequests() {
        return ingestRequests.get();
    }

    /** How many requests had no key or another one since the last reset. */
    long wrongKeys() {
        return wrongKeys.get();
    }

    void reset() {
        requests.clear();
        proxied.clear();
        wrongKeys.set(0);
        release();
        faults.clear();
        bulkRefusal = null;
        proxyFaults.clear();
        prices.reset();
        answers.reset();
        ingest.reset();
        scores.clear();
        limits.reset();
        useCases.reset();
        calls.clear();
    }

    Reply handle(HttpRequestRecord request) {
        if (keepsRequests) {
            requests.add(request);
        }
        String path = request.path();
        boolean authorized = request.header("xProxy-api-key").filter(apiKey::equals).isPresent();
        if (!authorized) {
            wrongKeys.incrementAndGet();
        }
        if (request.method().equals("POST") && (path.equals(INGEST) || path.equals(BULK))) {
            ingestRequests.incrementAndGet();
            return late(() -> ingested(request, authorized));
        }
        if (ScoreApi.isScore(request)) {
            return late(() -> scored(request, authorized));
        }
        if (!authorized) {
            return invalidKey();
        }
        if (path.startsWith(ProxyApi.PREFIX)) {
            proxied.add(request);
            Faults.Fault fault = proxyFaults.of(request);
            return fault == null ? proxy.forward(request) : fault.reply();
        }
        Faults.Fault outage = faults.outage();
        Reply reply = outage != null ? outage.reply() : administered(request);
        return reply != null
                ? reply
                : Answers.refusal(404, "request_processing_error", "No such route: " + path);
    }

    /** What holds for answers when the request comes counts: a test may end it as soon as it sees that the events came. */
    private Reply late(Supplier<Reply> answer) {
        Duration stall = faults.stall();
        CountDownLatch hold = held;
        Reply reply = answer.get();
        try {
            if (hold != null) {
                hold.await();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return stall.isZero() ? reply : reply.delay(stall);
    }

    /** Gives null where there is no such route. */
    private Reply administered(HttpRequestRecord request) {
        String path = request.path();
        if (path.startsWith(LimitsApi.PATH)) {
            return limits.answer(request);
        }
        if (path.startsWith(UseCasesApi.INSTANCES)) {
            return useCases.answerInstance(request);
        }
        return path.startsWith(UseCasesApi.PATH) ? useCases.answer(request) : null;
    }

    private Reply scored(HttpRequestRecord request, boolean authorized) {
        Faults.Fault fault = faults.of(request);
        if (fault != null && !fault.accepts()) {
            return fault.reply();
        }
        Reply answer = authorized ? scores.put(request) : invalidKey();
        return fault == null ? answer : fault.reply();
    }

    private Reply ingested(HttpRequestRecord request, boolean authorized) {
        Faults.Fault fault = faults.of(request);
        if (fault != null && !fault.accepts()) {
            return fault.reply();
        }
        if (!authorized) {
            return invalidKey();
        }
        boolean bulk = request.path().equals(BULK);
        if (bulk && bulkRefusal != null) {
            return bulkRefusal;
        }
        Reply answer = bulk ? ingest.bulk(request) : ingest.single(request);
        return fault == null ? answer : fault.reply();
    }

    static Reply invalidKey() {
        return Answers.refusal(401, "invalid_api_key", "The API key is missing or invalid.");
    }
}
