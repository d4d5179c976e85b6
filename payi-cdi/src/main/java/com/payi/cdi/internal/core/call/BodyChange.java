package com.payi.cdi.internal.core.call;

import java.io.OutputStream;

import com.payi.cdi.LimitBlockedException;
import com.payi.cdi.internal.core.call.fallback.FallbackStream;
import com.payi.cdi.internal.core.call.streamusage.UsageRequestStream;
import com.payi.cdi.internal.core.limits.ModelFallback;

/** What the library changes in the body of a request as it passes. */
public final class BodyChange {
    private static final BodyChange NONE = new BodyChange(false, null, null);

    private final boolean asksForUsage;
    /** Null for none. */
    private final ModelFallback fallback;
    private final Runnable refused;
    private volatile boolean usageAsked;

    private BodyChange(boolean asksForUsage, ModelFallback fallback, Runnable refused) {
        this.asksForUsage = asksForUsage;
        this.fallback = fallback;
        this.refused = refused;
    }

    /** @param exchange is refused when the request turns out to be one that must not be made */
    static BodyChange of(CallDecision decision, Exchange exchange) {
        ModelFallback fallback = decision.fallback() != null && decision.fallback().isInBody() ? decision.fallback() : null;
        return decision.asksForUsage() || fallback != null
                ? new BodyChange(decision.asksForUsage(), fallback, exchange::refused)
                : NONE;
    }

    /** Whether the body may have another length than the application's. */
    public boolean isPossible() {
        return asksForUsage || fallback != null;
    }

    /** Where the request goes, so that a stream names its usage. */
    public OutputStream askForUsage(OutputStream out) {
        return asksForUsage ? new UsageRequestStream(out, () -> usageAsked = true) : out;
    }

    /**
     * Where the application writes the request, so that it names a model that it may be made with. Writing throws a {@link
     * LimitBlockedException} if there is none.
     */
    public OutputStream replaceModel(OutputStream out) {
        return fallback == null ? out : new FallbackStream(out, this::model);
    }

    private String model(String asked) {
        try {
            return fallback.of(asked);
        } catch (LimitBlockedException e) {
            refused.run();
            throw e;
        }
    }

    /** Whether the answer has an event that the application did not ask for. */
    boolean hidesUsage() {
        return usageAsked;
    }
}
