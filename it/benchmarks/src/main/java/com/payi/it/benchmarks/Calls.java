package com.payi.it.benchmarks;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;

import org.jboss.weld.environment.se.Weld;
import org.jboss.weld.environment.se.WeldContainer;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

import com.payi.cdi.internal.core.call.ExchangeHandle;
import com.payi.cdi.internal.core.call.OutboundCall;
import com.payi.cdi.internal.core.call.RequestChange;
import com.payi.cdi.internal.core.call.body.PassingBody;
import com.payi.cdi.internal.edge.runtime.PayiRuntime;

/**
 * Calls as the client filter follows them. The application is ended before the first one: what is measured is the work of the
 * caller's thread, up to what it leaves for the delivering thread, which does not run any more.
 */
@State(Scope.Benchmark)
public class Calls {
    private static final byte[] QUESTION = "{\"model\":\"gpt-4o\",\"stream\":true,\"messages\":[]}"
            .getBytes(StandardCharsets.US_ASCII);

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
        return PassingBody.tee(body, handle);
    }

    /** The same where the application asks for a stream, and the library for its usage. */
    InputStream answerToQuestion(AnswerKind kind, InputStream body) throws IOException {
        ExchangeHandle handle = runtime.calls().begin(new Post(kind.uri()));
        try (OutputStream request = PassingBody.request(OutputStream.nullOutputStream(), handle)) {
            request.write(QUESTION);
        }
        handle.exchange().answered(200, name -> null);
        return PassingBody.answer(body, handle);
    }

    private record Post(URI uri) implements OutboundCall {
        @Override
        public String method() {
            return "POST";
        }

        @Override
        public Map<String, String> headers() {
            return Map.of();
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
