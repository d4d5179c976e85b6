package com.payi.quarkus.runtime;

import java.util.Optional;
import java.util.concurrent.Callable;

import com.payi.cdi.LimitBlockedException;

/**
 * Brings a refused call past the retries of LangChain4j, which repeat every exception that is not their own. The build
 * adds calls of it around them. Not an exception, so that no handler between takes it for one.
 */
public final class UnretriedRefusal extends Error {
    private static final long serialVersionUID = 1L;

    private final transient LimitBlockedException refusal;

    private UnretriedRefusal(LimitBlockedException refusal) {
        super(refusal.getMessage(), refusal, false, false);
        this.refusal = refusal;
    }

    /** The call that is retried, whose refusals are not. */
    public static <T> Callable<T> guarded(Callable<T> call) {
        return () -> {
            try {
                return call.call();
            } catch (Exception e) {
                Optional<LimitBlockedException> found = LimitBlockedException.findIn(e);
                if (found.isPresent()) {
                    throw new UnretriedRefusal(found.get());
                }
                throw e;
            }
        };
    }

    /** What the application catches. */
    public LimitBlockedException refusal() {
        return refusal;
    }
}
