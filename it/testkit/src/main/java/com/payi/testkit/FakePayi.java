package com.payi.testkit;

import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

import org.assertj.core.api.AssertProvider;

/**
 * Pay-i on the loopback interface: the ingest API, whose requests are checked against its contract, and the proxy, which
 * really forwards.
 *
 * <p>
 * An event counts as accepted, and is listed by {@link #events()}, when its request is valid and no fault refuses it. A
 * bulk request is accepted item by item; its answer has status 400 only when no item was accepted.
 *
 * <p>
 * {@code assertThat(payi)} of AssertJ gives a {@link PayiAssert}, which waits for what it checks.
 *
 * @since 0.1
 */
public final class FakePayi implements AutoCloseable, AssertProvider<PayiAssert> {
    /** The names that the proxy's routes have for the providers. */
    public static final Set<String> PROXIED_PROVIDERS = ProxyApi.PROVIDERS;
    /** The price in USD of one unit of input, for every unit. */
    public static final BigDecimal INPUT_PRICE = new BigDecimal("0.000001");
    /** The price in USD of one unit of output, for every unit. */
    public static final BigDecimal OUTPUT_PRICE = new BigDecimal("0.000002");
    /** The key that is expected unless {@link #apiKey} sets another one. */
    public static final String DEFAULT_API_KEY = "test-key";

    private final Routes routes = new Routes();
    private final LoopbackServer server;

    private FakePayi(int port) {
        server = LoopbackServer.start("fake-payi", port, routes::handle);
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
        routes.apiKey(expected);
        return this;
    }

    /**
     * Sets where calls go that do not name their provider in {@code xProxy-Provider-BaseUri}.
     *
     * @param provider as in the route, one of {@link #PROXIED_PROVIDERS}
     */
    public FakePayi proxyTo(String provider, URI base) {
        routes.proxy.target(provider, base);
        return this;
    }

    /**
     * Sets the state that answers give for a limit; it is {@code ok} for any other. A proxied call under a
     * {@code blocked} limit is refused; an event is accepted all the same, as its call has already been made.
     */
    public FakePayi limitState(String limitId, String state) {
        routes.answers.limitState(limitId, state);
        return this;
    }

    /**
     * Gives a limit, whose state a test sets.
     *
     * @param id as the application names the limit
     * @return the limit
     */
    public PayiLimit limit(String id) {
        return new PayiLimit(id, routes.answers);
    }

    /**
     * Sets what a model costs until {@link #reset}; other models cost {@link #INPUT_PRICE} and {@link #OUTPUT_PRICE}.
     *
     * @param model  as Pay-i gets it, for example {@code gpt-4o} or {@code google.gemini-2.5-flash}
     * @param input  USD for one token of input, for example {@code 0.0000025}
     * @param output USD for one token of output
     * @return this
     * @throws IllegalArgumentException if a price is not a number or is negative
     */
    public FakePayi price(String model, String input, String output) {
        routes.prices.set(model, input, output);
        return this;
    }

    /** Adds a warning to every result from now on. */
    public FakePayi warning(String warning) {
        routes.answers.warning(warning);
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
        routes.faults.fail(count, reply);
        return this;
    }

    /** Lets a share of all ingest requests fail, drawn by chance, always in the same way; 0 for none. */
    public FakePayi failShare(double share, int status) {
        routes.faults.failShare(share,
                Reply.json(status, Json.write(Answers.error(status, "request_processing_error", "Out of order"))));
        return this;
    }

    /** Sets the status of the answers to requests whose events are accepted; it is 200 otherwise. */
    public FakePayi successStatus(int status) {
        routes.ingest.successStatus(status);
        return this;
    }

    /**
     * Refuses the events that meet a condition, alone or as an item of a bulk request. With {@code limit_reached} the refusal
     * names the states of the event's limits.
     */
    public FakePayi refuse(Predicate<IngestedEvent> condition, int status, String code) {
        routes.ingest.refuse(condition, status, code);
        return this;
    }

    /** Refuses every bulk request as a whole. */
    public FakePayi refuseBulk(int status, String body) {
        routes.refuseBulk(Reply.json(status, body));
        return this;
    }

    /** Lets every ingest request fail that holds a text, alone or in the midst of others; nothing of it is accepted. */
    public FakePayi poison(String text, int status) {
        routes.faults.poison(text,
                Reply.json(status, Json.write(Answers.error(status, "request_processing_error", "Poisoned"))));
        return this;
    }

    /** Fails until {@link #available()}. */
    public FakePayi unavailable(Outage outage) {
        routes.faults.outage(outage);
        return this;
    }

    /** Ends an outage. */
    public FakePayi available() {
        routes.faults.outage(null);
        return this;
    }

    /**
     * Keeps nothing of what comes but how often each id came, and checks one ingest request in so many: for events by the
     * hundred thousand.
     */
    public FakePayi lean(int checkedOneIn) {
        routes.lean(checkedOneIn);
        return this;
    }

    /** Answers the next proxied calls itself, for example as the gateway in front of Pay-i; the provider is not called. */
    public FakePayi answerNextProxied(int count, int status, String body) {
        routes.proxyFaults.fail(count, Reply.json(status, body));
        return this;
    }

    /** Redirects the next proxied calls, which nothing documents of Pay-i; the provider is not called. */
    public FakePayi redirectNextProxied(int count, int status, URI location) {
        routes.proxyFaults.fail(count, Reply.json(status, "").header("Location", location.toString()));
        return this;
    }

    /** Delays every ingest answer, though not the acceptance of its events, until called with {@link Duration#ZERO}. */
    public FakePayi stall(Duration delay) {
        routes.faults.stall(delay);
        return this;
    }

    /** Resets the connection of the next ingest requests; their events are not accepted. */
    public FakePayi resetNext(int count) {
        routes.faults.reset(count);
        return this;
    }

    /** Answers the next ingest requests with 200 and text that is not JSON; their events are accepted. */
    public FakePayi garbageNext(int count) {
        routes.faults.garbage(count);
        return this;
    }

    /**
     * The calls that were accounted for: the accepted events, repeated ones included, and the calls that went through the
     * proxy, in their order.
     */
    public List<PayiCall> calls() {
        return routes.calls.all();
    }

    /**
     * Begins an assertion about the calls: {@code assertThat(payi)} of AssertJ calls it.
     *
     * @return an assertion about all calls
     */
    @Override
    public PayiAssert assertThat() {
        return new PayiAssert(this);
    }

    Routes routes() {
        return routes;
    }

    /** The accepted events, repeated ones included. */
    public List<IngestedEvent> events() {
        return routes.ingest.events();
    }

    /** How many calls were ever passed on to a provider, also before a {@link #reset}. */
    public int forwarded() {
        return routes.proxy.forwarded();
    }

    /** The calls to the proxy routes that had the right key, as the client sent them. */
    public List<HttpRequestRecord> proxied() {
        return routes.proxied();
    }

    /** All requests, refused ones included. */
    public List<HttpRequestRecord> requests() {
        return routes.requests();
    }

    /** Every breach of the ingest contract: request, field, rule. */
    public List<String> violations() {
        return routes.ingest.violations();
    }

    /** How often each id was accepted. */
    public Map<String, Integer> idCounts() {
        return routes.ingest.idCounts();
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
        return routes.ingest.arrivals().counted();
    }

    /** How many different ids were accepted. */
    public int distinctIds() {
        return routes.ingest.arrivals().size();
    }

    /** How many ingest requests came in, refused ones included. */
    public long ingestRequests() {
        return routes.ingestRequests();
    }

    /** Forgets records, faults, refusals, warnings, prices and limit states; the key and the proxy's targets stay. */
    public void reset() {
        routes.reset();
    }
}
