package com.payi.cdi.internal.core.context;

import java.util.List;

/** The values of a request at one moment. */
public final class RequestSnapshot {
    private final RequestValues request;
    private final ContextValues values;
    private final ContextValues received;
    private volatile Frame root;

    /** @param received what a calling service has sent of them */
    RequestSnapshot(RequestValues request, ContextValues values, ContextValues received) {
        this.request = request;
        this.values = values;
        this.received = received;
    }

    RequestSnapshot latest() {
        return request.latest();
    }

    /** The supplied values, not merged. */
    ContextValues values() {
        return values;
    }

    /** The values by where they come from, the weaker ones first. */
    List<FrameLevel> levels() {
        ContextValues.Builder sent = ContextValues.builder();
        ContextValues.Builder own = values.toBuilder();
        for (ContextField field : ContextField.all()) {
            if (received.get(field) != null && received.get(field).equals(values.get(field))) {
                sent.put(field, values.get(field));
                own.put(field, null);
            }
        }
        return List.of(new FrameLevel(FrameLevel.Kind.HEADER, sent.build()),
                new FrameLevel(FrameLevel.Kind.REQUEST, own.build()));
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
