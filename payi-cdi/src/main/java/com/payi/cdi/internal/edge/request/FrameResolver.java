package com.payi.cdi.internal.edge.request;

import com.payi.cdi.internal.core.context.ContextField;
import com.payi.cdi.internal.core.context.ContextValues;
import com.payi.cdi.internal.core.context.CurrentFrame;
import com.payi.cdi.internal.core.context.Frame;
import com.payi.cdi.internal.core.context.RequestSnapshot;

/** What contexts stand on, weakest first: the configuration, the caller, the request. */
public final class FrameResolver {
    private final Frame configured;
    private final boolean outside;
    private final RequestScopeFinder request;
    private final CurrentUserResolver caller;

    /** @param outside whether the configuration holds outside of every context, too */
    public FrameResolver(Frame configured, boolean outside, RequestScopeFinder request, CurrentUserResolver caller) {
        this.configured = configured;
        this.outside = outside;
        this.request = request;
        this.caller = caller;
    }

    public ContextValues configured() {
        return configured.values();
    }

    /** What the first context on a thread stands on. */
    public Frame root() {
        return root(request.find());
    }

    /** What holds where no context is open; null if nothing does. */
    public Frame globalFrame() {
        RequestSnapshot snapshot = request.find();
        return holdsOutside(snapshot) ? root(snapshot) : null;
    }

    private boolean holdsOutside(RequestSnapshot snapshot) {
        return outside || snapshot != null && !snapshot.isEmpty();
    }

    /** A context on what holds on this thread. */
    public Frame open(ContextValues supplied) {
        Frame current = CurrentFrame.get();
        if (current == null) {
            return root().open(supplied);
        }
        // A context that was brought here belongs to a request that is not the one which is active on this thread.
        RequestSnapshot snapshot = current.isInRequest() || CurrentFrame.isPropagated() ? null : request.find();
        return snapshot == null ? current.open(supplied) : current.open(supplied, snapshot);
    }

    /** What goes along to another thread, where the request may not be active; null if there is nothing to take along. */
    public Frame captureForOtherThread() {
        Frame current = CurrentFrame.get();
        if (current != null) {
            return current;
        }
        RequestSnapshot snapshot = request.find();
        Frame root = root(snapshot);
        if (root == configured) {
            return null;
        }
        return holdsOutside(snapshot) ? root : root.onlyForContexts();
    }

    private Frame root(RequestSnapshot snapshot) {
        String user = caller.userId();
        if (user == null) {
            return snapshot == null ? configured : snapshot.over(configured);
        }
        return configured.rootFor(ContextValues.builder().set(ContextField.USER_ID, user).build(), snapshot);
    }
}
