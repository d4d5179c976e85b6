package com.payi.testkit;

import java.math.BigDecimal;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

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
public final class FakePayi extends PayiFaults implements AutoCloseable, AssertProvider<PayiAssert> {
    /** The names that the proxy's routes have for the providers. */
    public static final Set<String> PROXIED_PROVIDERS = ProxyApi.PROVIDERS;
    /** The price in USD of one unit of input, for every unit. */
    public static final BigDecimal INPUT_PRICE = new BigDecimal("0.000001");
    /** The price in USD of one unit of output, for every unit. */
    public static final BigDecimal OUTPUT_PRICE = new BigDecimal("0.000002");
    /** The key that is expected unless {@link #apiKey} sets another one. */
    public static final String DEFAULT_API_KEY = "test-key";

    private final LoopbackServer server;

    private FakePayi(int port) {
        server = LoopbackServer.start("fake-payi", port, routes::handle);
    }

    /**
     * Starts at any free port.
     *
     * @return the running Pay-i
     */
    public static FakePayi start() {
        return new FakePayi(0);
    }

    /**
     * Starts at a port where nothing listens yet.
     *
     * @param port a free port of 127.0.0.1
     * @return the running Pay-i
     */
    public static FakePayi startAt(int port) {
        return new FakePayi(port);
    }

    /**
     * {@code http://127.0.0.1:PORT}, without a path.
     *
     * @return the address
     */
    public URI uri() {
        return server.uri();
    }

    @Override
    public void close() {
        server.close();
        // Only now: nobody gets the answers that were held back.
        routes.release();
    }

    /**
     * Sets the only key that is accepted; any other gets 401 {@code invalid_api_key}.
     *
     * @param expected the key
     * @return this
     */
    public FakePayi apiKey(String expected) {
        routes.apiKey(expected);
        return this;
    }

    /**
     * Sets where calls go that do not name their provider in {@code xProxy-Provider-BaseUri}.
     *
     * @param provider as in the route, one of {@link #PROXIED_PROVIDERS}
     * @param base the address that the rest of the route is appended to
     * @return this
     */
    public FakePayi proxyTo(String provider, URI base) {
        routes.proxy.target(provider, base);
        return this;
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

    /**
     * Keeps nothing of what comes but how often each id came, and checks one ingest request in so many: for events by the
     * hundred thousand. {@link #calls}, {@link #events} and assertions about calls do not see them.
     *
     * @param checkedOneIn 1 to check each
     * @return this
     */
    public FakePayi lean(int checkedOneIn) {
        routes.lean(checkedOneIn);
        return this;
    }

    /**
     * The calls that were accounted for: the accepted events, repeated ones included, and the calls that went through the
     * proxy, in their order.
     *
     * @return a copy of the calls
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

    /**
     * The accepted events, repeated ones included.
     *
     * @return a copy of the events
     */
    public List<IngestedEvent> events() {
        return routes.ingest.events();
    }

    /**
     * The scores that were accepted, repeated ones included, in their order.
     *
     * @return a copy of the scores
     */
    public List<PayiScore> scores() {
        return routes.scores.all();
    }

    /**
     * Refuses a score of an instance of which no call has come, with {@code use_case_instance_not_found}, until
     * {@link #reset}. Otherwise any score is accepted, so that a test need not make a call before it scores.
     *
     * @return this
     */
    public FakePayi scoresNeedInstance() {
        routes.scores.needInstance();
        return this;
    }

    /**
     * How many calls were ever passed on to a provider, also before a {@link #reset}.
     *
     * @return the number
     */
    public int forwarded() {
        return routes.proxy.forwarded();
    }

    /**
     * The calls to the proxy routes that had the right key, as the client sent them.
     *
     * @return a copy of the requests
     */
    public List<HttpRequestRecord> proxied() {
        return routes.proxied();
    }

    /**
     * All requests, refused ones included.
     *
     * @return a copy of the requests
     */
    public List<HttpRequestRecord> requests() {
        return routes.requests();
    }

    /**
     * Every breach of the ingest contract: request, field, rule.
     *
     * @return a copy of the list
     */
    public List<String> violations() {
        return routes.ingest.violations();
    }

    /**
     * How often each id was accepted.
     *
     * @return the number by id
     */
    public Map<String, Integer> idCounts() {
        return routes.ingest.idCounts();
    }

    /**
     * The ids that were accepted more than once.
     *
     * @return a copy of the list
     */
    public List<String> duplicates() {
        Map<String, Integer> repeated = new LinkedHashMap<>(idCounts());
        repeated.values().removeIf(count -> count < 2);
        return List.copyOf(repeated.keySet());
    }

    /**
     * How often each id counts once Pay-i has set aside what it knows again; an item of a bulk request counts each time, as it
     * is not documented whether Pay-i knows it again.
     *
     * @return the number by id
     */
    public Map<String, Integer> countedIds() {
        return routes.ingest.arrivals().counted();
    }

    /**
     * How many different ids were accepted.
     *
     * @return the number
     */
    public int distinctIds() {
        return routes.ingest.arrivals().size();
    }

    /**
     * How many ingest requests came in, refused ones included.
     *
     * @return the number
     */
    public long ingestRequests() {
        return routes.ingestRequests();
    }

    /**
     * Forgets records, scores, faults, refusals, warnings, prices and limit states; the key and the proxy's targets stay.
     */
    public void reset() {
        routes.reset();
    }
}
