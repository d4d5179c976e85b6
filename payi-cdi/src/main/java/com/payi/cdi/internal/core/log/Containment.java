package com.payi.cdi.internal.core.log;

import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * The border between the application's call and the library: whatever fails in a step of the library is logged once a
 * minute and ends there.
 *
 * <p>
 * That includes errors. A dialect that was built against another version of an interface fails with a LinkageError. A
 * stack that the application has nearly used up overflows in the library, and memory that the application has used up
 * is missing there first. None of these means that the application's own call cannot go on; where it cannot, the
 * application meets the error itself.
 */
public final class Containment {
    private final ThrottledLog quiet = new ThrottledLog();

    /**
     * The result of a step.
     *
     * @param otherwise the result if the step fails
     * @param warning logs the failure
     */
    public <T> T value(Supplier<? extends T> step, T otherwise, Consumer<Throwable> warning) {
        return value("", step, otherwise, warning);
    }

    /** @param kind failures of one kind are logged once a minute */
    public <T> T value(String kind, Supplier<? extends T> step, T otherwise, Consumer<Throwable> warning) {
        try {
            return step.get();
        } catch (Throwable e) {
            warn(kind, e, warning);
            return otherwise;
        }
    }

    /** @param warning logs the failure of the step */
    public void run(Runnable step, Consumer<Throwable> warning) {
        value("", () -> {
            step.run();
            return null;
        }, null, warning);
    }

    /** Logs a failure. Where memory or stack are used up, there may be none left for the log. */
    public void warn(String kind, Throwable failure, Consumer<Throwable> warning) {
        try {
            quiet.warn(kind, () -> warning.accept(failure));
        } catch (Throwable e) {
            // What is left to do is to go on with the application's call.
            return;
        }
    }
}
