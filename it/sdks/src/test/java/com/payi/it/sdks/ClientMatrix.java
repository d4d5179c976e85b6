package com.payi.it.sdks;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestWatcher;

/**
 * Collects what the tests of each client have shown, and how many of the requests at the provider were seen. Registered
 * for all tests of this module.
 */
public final class ClientMatrix implements TestWatcher, BeforeEachCallback, AfterEachCallback {
    private static final Map<String, Map<String, Boolean>> RESULTS = new ConcurrentHashMap<>();
    private static final String WITHOUT_SERVER = "connectionRefused";
    private static final AtomicInteger REQUESTS = new AtomicInteger();
    private static final AtomicInteger SEEN = new AtomicInteger();
    private static final Set<String> UNEQUAL = ConcurrentHashMap.newKeySet();
    /** The test that is running, null for one that does not count. */
    private static volatile String counting;

    /** An event of a call that no server got has no request beside it. */
    @Override
    public void beforeEach(ExtensionContext context) {
        String test = context.getRequiredTestMethod().getName();
        counting = context.getRequiredTestClass().isAnnotationPresent(ClientUnderTest.class)
                && !test.equals(WITHOUT_SERVER) ? context.getRequiredTestClass().getSimpleName() + '.' + test : null;
    }

    /** Called after the methods of the class that end the application. */
    @Override
    public void afterEach(ExtensionContext context) {
        counting = null;
    }

    @Override
    public void testSuccessful(ExtensionContext context) {
        record(context, true);
    }

    @Override
    public void testFailed(ExtensionContext context, Throwable cause) {
        record(context, false);
    }

    @Override
    public void testAborted(ExtensionContext context, Throwable cause) {
        record(context, false);
    }

    @Override
    public void testDisabled(ExtensionContext context, Optional<String> reason) {
        record(context, false);
    }

    private static void record(ExtensionContext context, boolean passed) {
        ClientUnderTest client = context.getRequiredTestClass().getAnnotation(ClientUnderTest.class);
        String behaviour = context.getTestMethod().map(Method::getName).orElse("");
        if (client != null) {
            Map<String, Boolean> row = RESULTS.computeIfAbsent(client.value(), name -> new ConcurrentHashMap<>());
            row.merge(behaviour, passed, Boolean::logicalAnd);
            Arrays.stream(client.without()).forEach(absent -> row.putIfAbsent("without " + absent, true));
        }
    }

    /** The applications of the tests call this when they have ended and everything is delivered. */
    static void count(int requests, int seen) {
        String test = counting;
        if (test != null) {
            REQUESTS.addAndGet(requests);
            SEEN.addAndGet(seen);
            if (requests != seen) {
                UNEQUAL.add(test + ": " + seen + " of " + requests);
            }
        }
    }

    /** By client and behaviour, whether the test has passed. */
    static Map<String, Map<String, Boolean>> results() {
        return new TreeMap<>(RESULTS);
    }

    /** The tests in which not each request has one event. */
    static Set<String> unequal() {
        return UNEQUAL;
    }

    static int requests() {
        return REQUESTS.get();
    }

    static int seen() {
        return SEEN.get();
    }
}
