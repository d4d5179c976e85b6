package com.payi.cdi.internal.edge.threads;

import java.util.concurrent.CompletionStage;
import java.util.concurrent.Future;

import com.payi.cdi.spi.AsyncResultSupport;
import com.payi.cdi.spi.AsyncWork;

/**
 * Supports stages and futures, whose work has begun when the method returns. The caller gets the method's own object.
 */
final class StageSupport implements AsyncResultSupport {
    @Override
    public boolean supports(Class<?> declared) {
        return CompletionStage.class.isAssignableFrom(declared) || declared == Future.class;
    }

    @Override
    public Object wrap(Object result, AsyncWork work) {
        AsyncWork.Run run = work.begin();
        if (result instanceof CompletionStage<?> stage) {
            stage.whenComplete((value, failure) -> run.completed(failure));
        } else {
            // The end of a plain Future cannot be observed without a thread that waits for it.
            run.completed(null);
        }
        return result;
    }
}
