package com.payi.testkit;

import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;

/**
 * Pay-i on the loopback interface: the ingest API, whose requests are checked against its contract, and the proxy, which
 * really forwards.
 *
 * <p>
 * An event counts as accepted, and is listed by {@link #events()}, when its request is valid and no fault refuses it. A
 * bulk request is accepted item by item; its answer has status 400 only when no item was accepted.
 */
public final class FakePayi implements AutoCloseable {
    /** The price in USD of one unit of input, for every unit. */
    public static final BigDecimal INPUT_PRICE = new BigDecimal("0.000001");
    /** The price in USD of one unit of output, for every unit. */
    public static final BigDecimal OUTPUT_PRICE = new BigDecimal("0.000002");
    /** The key that is expected unless {@link #apiKey} sets another one. */
    public static final String DEFAULT_API_KEY = "test-key";

    private static final String INGEST = "/api/v1/ingest";
    private static final String BULK = "/api/v1/ingest/bulk";
    private static final String LIMITS = "/api/v1/limits/";

    private final List<HttpRequestRecord> requests = Collections.synchronizedList(new ArrayList<>());
    private final List<HttpRequestRecord> proxied = Collections.synchronizedList(new ArrayList<>());
    private final Answers answers = new Answers();
    private final Faults faults = new Faults();
    private final Faults proxyFaults = new Faults();
    private final IngestApi ingest = new IngestApi(answers);
    private final ProxyApi proxy = new ProxyApi(answers);
    private final AtomicLong ingestRequests = new AtomicLong();
    private final LoopbackServer server;
    private volatile String apiKey = DEFAULT_API_KEY;
    private volatile boolean keepsRequests = true;
    /** Null if bulk requests are accepted. */
    private volatile Reply bulkRefusal;

    private FakePayi(int port) {
        server = LoopbackServer.start("fake-payi", port, this::handle);
    }

    public static FakePayi start() {
        return new FakePayi(0);
    }

    /** Starts at a port where nothing listens yet. */
    public static FakePayi startAt(int port) {
        return new FakePayi(port);
    }

    /** {@code http://127.0.0.1:PORT}, without a path. */
    public URI uri() {
        return server.uri();
    }

    @Override
    public void close() {
        server.close();
    }

    /** Sets the only key that is accepted; any other gets 401 {@code invalid_api_key}. */
    public FakePayi apiKey(String expected) {
        apiKey = expected;
        return this;
    }

    /**
     * Sets where calls go that do not name their provider in {@code xProxy-Provider-BaseUri}.
     *
     * @param provider as in the route: {@code openai}, {@code azure.openai}, {@code anthropic}, {@code azure.anthropic},
     *                 {@code aws.bedrock} or {@code google.vertex}
     */
    public FakePayi proxyTo(String provider, URI base) {
        proxy.target(provider, base);
        return this;
    }

    /**
     * Sets what Pay-i answers about a limit. Events do not change it.
     *
     * @param max how much may be spent, in US dollars; 100 for any other limit
     * @param spent how much is spent, in US dollars; 0 for any other limit
     */
    public FakePayi limit(String limitId, double max, double spent) {
        answers.budget(limitId, max, spent);
        return this;
    }

    /** Makes a question about a limit end with 404. */
    public FakePayi unknownLimit(String limitId) {
        answers.unknown(limitId);
        return this;
    }

    /**
     * Sets the state that answers give for a limit; it is {@code ok} for any other. A proxied call under a
     * {@code blocked} limit is refused; an event is accepted all the same, as its call has already been made.
     */
    public FakePayi limitState(String limitId, String state) {
        answers.limitState(limitId, state);
        return this;
    }

    /** Adds a warning to every result from now on. */
    public FakePayi warning(String warning) {
        answers.warning(warning);
        return this;
    }

    /** Lets the next ingest requests fail; their events are not accepted. */
    public FakePayi failNext(int count, int status, String body) {
        return failNext(count, status, Map.of(), body);
    }

    /** Lets the next ingest requests fail, with headers such as {@code Retry-After}. */
    public FakePayi failNext(int count, int status, Map<String, String> headers, String body) {
        Reply reply = Reply.json(status, body);
        for (Map.Entry<String, String> header : headers.entrySet()) {
            reply = reply.header(header.getKey(), header.getValue());
        }
        faults.fail(count, reply);
        return this;
    }

    /** Lets a share of all ingest requests fail, drawn by chance, always in the same way; 0 for none. */
    public FakePayi failShare(double share, int status) {
        faults.failShare(share,
                Reply.json(status, Json.write(Answers.error(status, "request_processing_error", "Out of order"))));
        return this;
    }

    /** Sets the status of the answers to requests whose events are accepted; it is 200 otherwise. */
    public FakePayi successStatus(int status) {
        ingest.successStatus(status);
        return this;
    }

    /**
     * Refuses the events that meet a condition, alone or as an item of a bulk request. With {@code limit_reached} the refusal
     * names the states of the event's limits.
     */
    public FakePayi refuse(Predicate<IngestedEvent> condition, int status, String code) {
        ingest.refuse(condition, status, code);
        return this;
    }

    /** Refuses every bulk request as a whole. */
    public FakePayi refuseBulk(int status, String body) {
        bulkRefusal = Reply.json(status, body);
        return this;
    }

    /** Lets every ingest request fail that holds a text, alone or in the midst of others; nothing of it is accepted. */
    public FakePayi poison(String text, int status) {
        faults.poison(text, Reply.json(status, Json.write(Answers.error(status, "request_processing_error", "Poisoned"))));
        return this;
    }

    /** Fails until {@link #available()}. */
    public FakePayi unavailable(Outage outage) {
        faults.outage(outage);
        return this;
    }

    /** Ends an outage. */
    public FakePayi available() {
        faults.outage(null);
        return this;
    }

    /**
     * Keeps nothing of what comes but how often each id came, and checks one ingest request in so many: for events by the
     * hundred thousand.
     */
    public FakePayi lean(int checkedOneIn) {
        keepsRequests = false;
        ingest.lean(checkedOneIn);
        return this;
    }

    /** Answers the next proxied calls itself, for example as the gateway in front of Pay-i; the provider is not called. */
    public FakePayi answerNextProxied(int count, int status, String body) {
        proxyFaults.fail(count, Reply.json(status, body));
        return this;
    }

    /** Redirects the next proxied calls, which nothing documents of Pay-i; the provider is not called. */
    public FakePayi redirectNextProxied(int count, int status, URI location) {
        proxyFaults.fail(count, Reply.json(status, "").header("Location", location.toString()));
        return this;
    }

    /** Delays every ingest answer, though not the acceptance of its events, until called with {@link Duration#ZERO}. */
    public FakePayi stall(Duration delay) {
        faults.stall(delay);
        return this;
    }

    /** Resets the connection of the next ingest requests; their events are not accepted. */
    public FakePayi resetNext(int count) {
        faults.reset(count);
        return this;
    }

    /** Answers the next ingest requests with 200 and text that is not JSON; their events are accepted. */
    public FakePayi garbageNext(int count) {
        faults.garbage(count);
        return this;
    }

    /** The accepted events, repeated ones included. */
    public List<IngestedEvent> events() {
        return ingest.events();
    }

    /** How many calls were ever passed on to a provider, also before a {@link #reset}. */
    public int forwarded() {
        return proxy.forwarded();
    }

    /** The calls to the proxy routes that had the right key, as the client sent them. */
    public List<HttpRequestRecord> proxied() {
        return List.copyOf(proxied);
    }

    /** All requests, refused ones included. */
    public List<HttpRequestRecord> requests() {
        return List.copyOf(requests);
    }

    /** Every breach of the ingest contract: request, field, rule. */
    public List<String> violations() {
        return ingest.violations();
    }

    /** How often each id was accepted. */
    public Map<String, Integer> idCounts() {
        return ingest.idCounts();
    }

    /** The ids that were accepted more than once. */
    public List<String> duplicates() {
        Map<String, Integer> repeated = new LinkedHashMap<>(idCounts());
        repeated.values().removeIf(count -> count < 2);
        return List.copyOf(repeated.keySet());
    }

    /**
     * How often each id counts once Pay-i has set aside what it knows again; an item of a bulk request counts each time, as it
     * is not documented whether Pay-i knows it again.
     */
    public Map<String, Integer> countedIds() {
        return ingest.arrivals().counted();
    }

    /** How many different ids were accepted. */
    public int distinctIds() {
        return ingest.arrivals().size();
    }

    /** How many ingest requests came in, refused ones included. */
    public long ingestRequests() {
        return ingestRequests.get();
    }

    /** Forgets records, faults, refusals, warnings and limit states; the key and the proxy's targets stay. */
    public void reset() {
        requests.clear();
        proxied.clear();
        faults.clear();
        bulkRefusal = null;
        proxyFaults.clear();
        answers.reset();
        ingest.reset();
    }

    private Reply handle(HttpRequestRecord request) {
        if (keepsRequests) {
            requests.add(request);
        }
        String path = request.path();
        boolean authorized = request.header("xProxy-api-key").filter(apiKey::equals).isPresent();
        if (isPost(request) && (path.equals(INGEST) || path.equals(BULK))) {
            ingestRequests.incrementAndGet();
            Reply reply = ingested(request, authorized);
            return faults.stall().isZero() ? reply : reply.delay(faults.stall());
        }
        if (!authorized) {
            return invalidKey();
        }
        if (path.startsWith(ProxyApi.PREFIX)) {
            proxied.add(request);
            Faults.Fault fault = proxyFaults.of(request);
            return fault == null ? proxy.forward(request) : fault.reply();
        }
        if (request.method().equals("GET") && path.startsWith(LIMITS)) {
            return answers.limit(path.substring(LIMITS.length()))
                    .map(limit -> Reply.json(Json.write(limit)))
                    .orElseGet(() -> Reply.json(404, Json.write(Answers.error(404, "limit_not_found", "No such limit"))));
        }
        return Reply.json(404, Json.write(Answers.error(404, "request_processing_error", "No such route: " + path)));
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

    private static boolean isPost(HttpRequestRecord request) {
        return request.method().equals("POST");
    }

    private static Reply invalidKey() {
        return Reply.json(401, Json.write(Answers.error(401, "invalid_api_key", "The API key is missing or invalid.")));
    }
}
