package com.payi.it.benchmarks;

import java.io.InputStream;
import java.net.URI;
import java.util.Map;

import org.jboss.weld.environment.se.Weld;
import org.jboss.weld.environment.se.WeldContainer;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

import com.payi.cdi.internal.cdi.PayiRuntime;
import com.payi.cdi.internal.exchange.ExchangeHandle;
import com.payi.cdi.internal.exchange.OutboundCall;
import com.payi.cdi.internal.rest.TeeInputStream;

/**
 * Calls as the client filter follows them. The application is ended before the first one: everything is measured up to
 * the finished event, which is not delivered any more.
 */
@State(Scope.Benchmark)
public class Calls {
    private final PayiRuntime runtime;

    public Calls() {
        System.setProperty("payi.api-key", "benchmark");
        System.setProperty("payi.use-case-name", "benchmark");
        try (WeldContainer container = new Weld().addBeanClass(Calls.class).initialize()) {
            runtime = container.select(PayiRuntime.class).get();
        }
    }

    /** The answer as the application sees it. */
    InputStream answer(AnswerKind kind, InputStream body) {
        ExchangeHandle handle = runtime.calls().begin(new Post(kind.uri()));
        handle.exchange().answered(200, name -> null);
        return new TeeInputStream(body, handle);
    }

    private record Post(URI uri) implements OutboundCall {
        @Override
        public String method() {
            return "POST";
        }

        @Override
        public void uri(URI uri) {
            throw new UnsupportedOperationException("not proxied");
        }

        @Override
        public Map<String, String> headers() {
            return Map.of();
        }

        @Override
        public void setHeader(String name, String value) {
            throw new UnsupportedOperationException("not proxied");
        }

        @Override
        public void removeHeader(String name) {
            throw new UnsupportedOperationException("nothing to remove");
        }

        @Override
        public boolean isBlocking() {
            return false;
        }
    }
}
