package com.payi.cdi.internal.core.context;

/** The values of a request at one moment. */
public final class RequestSnapshot {
    private final RequestValues request;
    private final ContextValues values;
    private volatile Frame root;

    RequestSnapshot(RequestValues request, ContextValues values) {
        this.request = request;
        this.values = values;
    }

    RequestSnapshot latest() {
        return request.latest();
    }

    /** The supplied values, not merged. */
    ContextValues values() {
        return values;
    }

    public boolean isEmpty() {
        return values.isEmpty();
    }

    /** The root frame of the configuration with these values over it; one frame for each snapshot. */
    public Frame over(Frame configuration) {
        Frame known = root;
        if (known == null) {
            known = configuration.rootFor(ContextValues.NONE, this);
            root = known;
        }
        return known;
    }
}
