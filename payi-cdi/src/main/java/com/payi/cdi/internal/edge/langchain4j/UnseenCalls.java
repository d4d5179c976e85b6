package com.payi.cdi.internal.edge.langchain4j;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.function.Consumer;

import com.payi.cdi.LimitBlockedException;
import com.payi.cdi.client.CallContext;
import com.payi.cdi.client.CallReport;
import com.payi.cdi.internal.core.call.ModelCall;
import com.payi.cdi.internal.core.context.CurrentFrame;
import com.payi.cdi.internal.core.context.Frame;
import com.payi.cdi.internal.core.log.Containment;
import com.payi.cdi.internal.core.log.PayiLogger;
import com.payi.cdi.internal.edge.runtime.PayiRuntime;

import dev.langchain4j.exception.HttpException;
import dev.langchain4j.model.ModelProvider;
import dev.langchain4j.model.output.TokenUsage;

/**
 * Reports the calls of models whose requests no adapter has seen. Between the beginning and the end of a call, it is
 * remembered in the attributes that LangChain4j gives each call. LangChain4j lets errors of listeners through to the
 * application, so everything that fails ends in here.
 */
final class UnseenCalls {
    private static final int NO_ANSWER = 299;
    private static final String TEXT = "text";
    private static final String FAILURE = "system.failure";

    private final PayiRuntime runtime;
    private final Containment contained = new Containment();

    UnseenCalls(PayiRuntime runtime) {
        this.runtime = runtime;
    }

    private record Begun(ModelCall call, CallContext context, Instant at, long nanos) {}

    /** What the answer tells; each may be null. */
    record Answer(String id, String model, TokenUsage usage) {}

    void begins(Map<Object, Object> attributes) {
        step(() -> {
            // A listener may be registered twice.
            if (isInContext() && !attributes.containsKey(Begun.class)) {
                attributes.put(Begun.class,
                        new Begun(ModelCall.begin(), CallContext.current(), Instant.now(), System.nanoTime()));
            }
        });
    }

    /** Calls outside of every context are not accounted for. */
    private boolean isInContext() {
        Frame frame = CurrentFrame.get();
        return runtime.configuration().enabled() && (frame != null && frame.holdsForCalls() || runtime.globalFrame() != null);
    }

    void answered(Map<Object, Object> attributes, ModelProvider provider, String asked, Answer answer) {
        ends(attributes, provider, asked != null ? asked : answer.model(), report -> {
            report.providerResponseId(answer.id());
            if (answer.usage() != null) {
                report.units(TEXT, count(answer.usage().inputTokenCount()), count(answer.usage().outputTokenCount()));
            }
        });
    }

    private static int count(Integer tokens) {
        return tokens == null ? 0 : Math.max(0, tokens);
    }

    void failed(Map<Object, Object> attributes, ModelProvider provider, String asked, Throwable failure) {
        if (LimitBlockedException.findIn(failure).isPresent()) {
            forgets(attributes);
            return;
        }
        Throwable cause = rootCause(failure);
        ends(attributes, provider, asked, report -> report.property(FAILURE, cause.getClass().getName())
                .httpStatus(cause instanceof HttpException answered ? answered.statusCode() : NO_ANSWER));
    }

    /** A refused call costs nothing and is not reported. */
    private void forgets(Map<Object, Object> attributes) {
        step(() -> {
            if (attributes.remove(Begun.class) instanceof Begun begun) {
                begun.call().end();
            }
        });
    }

    private static Throwable rootCause(Throwable failure) {
        Throwable cause = failure;
        for (int depth = 0; cause.getCause() != null && depth < 20; depth++) {
            cause = cause.getCause();
        }
        return cause;
    }

    private void ends(Map<Object, Object> attributes, ModelProvider provider, String model,
            Consumer<CallReport.Builder> known) {
        step(() -> {
            if (!(attributes.remove(Begun.class) instanceof Begun begun)) {
                return;
            }
            begun.call().end();
            if (!begun.call().isFollowed()) {
                PricedModel priced = PricedModel.of(provider, model);
                CallReport.Builder report = CallReport.builder(priced.category(), priced.resource())
                        .startedAt(begun.at()).latency(Duration.ofNanos(System.nanoTime() - begun.nanos()))
                        .context(begun.context());
                known.accept(report);
                report.report();
            }
        });
    }

    private void step(Runnable step) {
        contained.run(step, failure -> PayiLogger.LOG.stepFailed("a listener of LangChain4j", failure));
    }
}
