package com.payi.cdi.internal.core.context;

/** What was true of a request at one moment. */
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

    /** As supplied, not merged with anything. */
    public ContextValues values() {
        return values;
    }

    public boolean isEmpty() {
        return values.isEmpty();
    }

    /** The frame of the configuration with this on it; the same one for as long as nothing changes. */
    public Frame over(Frame configuration) {
        Frame known = root;
        if (known == null) {
            known = configuration.rootFor(ContextValues.NONE, this);
            root = known;
        }
        return known;
    }
}
