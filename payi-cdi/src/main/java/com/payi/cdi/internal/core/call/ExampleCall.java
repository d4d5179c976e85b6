package com.payi.cdi.internal.core.call;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;

import com.payi.cdi.PayiResult;
import com.payi.cdi.internal.core.context.ContextField;
import com.payi.cdi.internal.core.context.ContextValues;
import com.payi.cdi.internal.core.context.Frame;
import com.payi.cdi.internal.core.limits.LimitGuard;
import com.payi.cdi.internal.core.log.PayiLogger;
import com.payi.cdi.internal.core.provider.Dialects;
import com.payi.cdi.internal.core.wire.CallUri;

/**
 * A call that is never made. A process that has just begun goes the way of a call with it on a thread of the library,
 * so that the first real call does not wait for classes to be loaded.
 */
public final class ExampleCall {
    private static final URI CHAT = URI.create("https://api.openai.com/v1/chat/completions");
    private static final byte[] QUESTION = bytes("{\"model\":\"gpt-4o-mini\",\"messages\":[]}");
    private static final byte[] ANSWER = bytes("{\"id\":\"example\",\"object\":\"chat.completion\",\"model\":\"gpt-4o-mini\","
            + "\"choices\":[{\"index\":0,\"message\":{\"role\":\"assistant\",\"content\":\"Hello\"}}],"
            + "\"usage\":{\"prompt_tokens\":12,\"completion_tokens\":7,\"total_tokens\":19}}");
    private static final int OK = 200;

    private ExampleCall() {}

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** Null if it fails. */
    public static FinishedExchange finished() {
        ContextValues context = ContextValues.builder().set(ContextField.USE_CASE_NAME, "example")
                .set(ContextField.USER_ID, "example").set(ContextField.LIMIT_IDS, List.of("example")).build();
        // Not with the dialects of the application, which would see a call that nothing makes.
        GenAiCall call = new GenAiCall(new Dialects(List.of()).of("POST", CHAT), CHAT, Map.of(),
                Frame.detachedRoot().open(context), context, true, null, null);
        AtomicReference<FinishedExchange> finished = new AtomicReference<>();
        Exchange exchange = new Exchange(new CallDecision(CallDecision.Outcome.REPORT, call, RequestChange.NONE, false,
                LimitGuard.Verdict.ALLOWED, null, List.of()), false, -1, new OpenExchanges(), new Listener(finished));
        exchange.requestBody().accept(QUESTION, 0, QUESTION.length);
        exchange.answered(OK, header -> null);
        exchange.answerBody().accept(ANSWER, 0, ANSWER.length);
        exchange.answerEnded();
        return finished.get();
    }

    private record Listener(AtomicReference<FinishedExchange> finished) implements ExchangeListener {
        @Override
        public void ended(FinishedExchange exchange) {
            finished.set(exchange);
        }

        @Override
        public void proxied(PayiResult result, Frame frame) {
            throw new IllegalStateException("the example is not proxied");
        }

        @Override
        public void failed(URI call, Throwable failure) {
            PayiLogger.LOG.debugf(failure, "The example of a call to %s failed", CallUri.host(call));
        }
    }
}
