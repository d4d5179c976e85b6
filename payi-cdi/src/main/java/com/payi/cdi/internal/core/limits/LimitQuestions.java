package com.payi.cdi.internal.core.limits;

import java.util.concurrent.CompletionException;
import java.util.function.Consumer;

import com.payi.cdi.internal.core.log.PayiLogger;
import com.payi.cdi.internal.core.log.ThrottledLog;

/** Asks Pay-i about limits, and logs where it does not answer: the calls are then made as if nothing were reserved. */
final class LimitQuestions {
    private final LimitTermsSource source;
    private final ThrottledLog quiet = new ThrottledLog();

    /** @param source null where Pay-i cannot be asked */
    LimitQuestions(LimitTermsSource source) {
        this.source = source;
    }

    /** @param answered gets null if Pay-i gives no answer that helps */
    void ask(String limitId, Consumer<LimitTerms> answered) {
        if (source == null) {
            answered.accept(null);
            return;
        }
        try {
            source.ask(limitId).whenComplete((terms, failure) -> {
                if (failure != null) {
                    warn(limitId, failure instanceof CompletionException ? failure.getCause() : failure);
                }
                answered.accept(failure != null ? null : terms);
            });
        } catch (RuntimeException | Error e) {
            warn(limitId, e);
            answered.accept(null);
        }
    }

    private void warn(String limitId, Throwable failure) {
        quiet.warn(limitId, () -> PayiLogger.LOG.limitNotRead(limitId, String.valueOf(failure)));
    }
}
