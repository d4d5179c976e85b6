package com.payi.cdi.internal.core.limits;

import com.payi.cdi.LimitBlockedException;
import com.payi.cdi.internal.core.config.NamedValues;
import com.payi.cdi.internal.core.log.PayiLogger;
import com.payi.cdi.internal.core.log.ThrottledLog;

/** Gives one call under a limit that is used up another model, if there is one for its own. */
public final class ModelFallback {
    private final NamedValues<String> models;
    private final LimitGuard guard;
    private final LimitGuard.Verdict verdict;
    private final ThrottledLog quiet;
    private final boolean inBody;
    private volatile String replaced;

    ModelFallback(NamedValues<String> models, LimitGuard guard, LimitGuard.Verdict verdict, ThrottledLog quiet,
            boolean inBody) {
        this.models = models;
        this.guard = guard;
        this.verdict = verdict;
        this.quiet = quiet;
        this.inBody = inBody;
    }

    /** Whether the body names the model, which is known only as it passes. */
    public boolean isInBody() {
        return inBody;
    }

    /**
     * The model that the call is made with in place of its own. A model that others fall back to may be called as it is.
     *
     * @param asked the model that the call asks for; null where it names none
     * @return null where the call stays as it is
     * @throws LimitBlockedException if the call must not be made as it is
     */
    public String of(String asked) {
        String model = asked == null ? null : models.get(asked);
        replaced = model == null ? null : asked;
        if (model != null) {
            quiet.warn("fallback " + asked,
                    () -> PayiLogger.LOG.fallsBack(String.join(", ", verdict.limitIds()), asked, model));
        } else if (asked == null || !models.containsValue(asked)) {
            guard.enforce(verdict);
        }
        return model;
    }

    /** The model that the call asked for; null while it has it. */
    public String replaced() {
        return replaced;
    }
}
