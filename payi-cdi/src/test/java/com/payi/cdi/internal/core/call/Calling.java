package com.payi.cdi.internal.core.call;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.payi.cdi.internal.core.config.ConfigLookup;
import com.payi.cdi.internal.core.config.ConfigurationReader;
import com.payi.cdi.internal.core.config.PayiConfiguration;
import com.payi.cdi.internal.core.context.ContextValues;
import com.payi.cdi.internal.core.context.Frame;
import com.payi.cdi.internal.core.limits.LimitStateCache;
import com.payi.cdi.internal.core.wire.PayiResultReader;
import com.payi.cdi.spi.JsonTree;

/** What tests of calls have in common: a configuration, frames, limits, and calls that no client sends. */
final class Calling {
    static final String KEY = "key-of-pay-i";
    static final String CHAT = "https://api.openai.com/v1/chat/completions";

    private final Map<String, String> configuration = new LinkedHashMap<>(Map.of("payi.api-key", KEY));

    Calling with(String key, String value) {
        configuration.put(key, value);
        return this;
    }

    Calling without(String key) {
        configuration.remove(key);
        return this;
    }

    PayiConfiguration configuration() {
        return ConfigurationReader.read(new ConfigLookup() {
            @Override
            public String value(String key) {
                return configuration.get(key);
            }

            @Override
            public Iterable<String> names() {
                return configuration.keySet();
            }
        }, null);
    }

    static Frame frame(ContextValues.Builder values) {
        return Frame.detachedRoot().open(values.build());
    }

    static LimitStateCache blocked(String... limitIds) {
        LimitStateCache states = new LimitStateCache(Duration.ofHours(1));
        states.learn(PayiResultReader.read(JsonTree.of(Map.of("blocked_limit_ids", List.of(limitIds))), "event"),
                Instant.now());
        return states;
    }

    static BackgroundWork noBackgroundWork() {
        return new BackgroundWork(Duration.ofHours(1).toNanos(), System::nanoTime);
    }

    /** A call of a client that records what it is asked to change. */
    static final class Call implements OutboundCall {
        private final String method;
        private final URI uri;
        private final Map<String, String> headers = new LinkedHashMap<>();
        private final List<RequestChange> applied = new ArrayList<>();
        private boolean broken;
        private boolean failing;
        private URI keptAt;
        private Frame frame = Calling.frame(ContextValues.builder());
        private boolean blocking;

        private Call(String method, String uri) {
            this.method = method;
            this.uri = URI.create(uri);
        }

        static Call post(String uri) {
            return new Call("POST", uri);
        }

        static Call get(String uri) {
            return new Call("GET", uri);
        }

        Call header(String name, String value) {
            headers.put(name, value);
            return this;
        }

        Call in(ContextValues.Builder values) {
            frame = Calling.frame(values);
            return this;
        }

        /** The calling thread waits for the answer. */
        Call blocking() {
            blocking = true;
            return this;
        }

        Call inNoContext() {
            frame = null;
            return this;
        }

        /** Has a context that cannot be read. */
        Call inBrokenContext() {
            broken = true;
            return this;
        }

        /** Changes the request, and then fails, the first time. */
        Call failingAfterTheChange() {
            failing = true;
            return this;
        }

        /** Where redirects may take the request; null for everywhere. */
        URI keptAt() {
            return keptAt;
        }

        List<RequestChange> applied() {
            return applied;
        }

        @Override
        public String method() {
            return method;
        }

        @Override
        public URI uri() {
            return uri;
        }

        @Override
        public Map<String, String> headers() {
            return headers;
        }

        @Override
        public Frame frame() {
            if (broken) {
                throw new StackOverflowError();
            }
            return frame;
        }

        @Override
        public void stayAt(URI payi) {
            assertThat(applied).isEmpty();
            keptAt = payi;
        }

        @Override
        public boolean isBlocking() {
            return blocking;
        }

        @Override
        public void apply(RequestChange change) {
            applied.add(change);
            if (failing && applied.size() == 1) {
                throw new IllegalStateException("the headers cannot be changed");
            }
        }
    }
}
