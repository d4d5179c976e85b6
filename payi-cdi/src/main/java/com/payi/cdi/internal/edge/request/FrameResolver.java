package com.payi.cdi.internal.edge.request;

import java.util.function.Supplier;

import com.payi.cdi.internal.core.context.ContextField;
import com.payi.cdi.internal.core.context.ContextValues;
import com.payi.cdi.internal.core.context.CurrentFrame;
import com.payi.cdi.internal.core.context.Frame;
import com.payi.cdi.internal.core.context.RequestSnapshot;

/** What contexts stand on, weakest first: the configuration, the caller, the request. */
public final class FrameResolver {
    private final Frame configured;
    private final boolean global;
    private final Supplier<RequestSnapshot> request;
    private final Supplier<String> currentUser;

    /**
     * @param global whether the configuration holds outside of every context, too
     * @param request gives the values of the active request, null for none
     * @param currentUser gives the id of the current user, null for none
     */
    FrameResolver(Frame configured, boolean global, Supplier<RequestSnapshot> request, Supplier<String> currentUser) {
        this.configured = configured;
        this.global = global;
        this.request = request;
        this.currentUser = currentUser;
    }

    public ContextValues configured() {
        return configured.values();
    }

    /** What the first context on a thread stands on. */
    private Frame root() {
        return root(request.get());
    }

    /** What holds where no context is open; null if nothing does. */
    public Frame globalFrame() {
        RequestSnapshot snapshot = request.get();
        return holdsOutside(snapshot) ? root(snapshot) : null;
    }

    private boolean holdsOutside(RequestSnapshot snapshot) {
        return global || snapshot != null && !snapshot.isEmpty();
    }

    /** A context on what holds on this thread. */
    public Frame open(ContextValues supplied) {
        Frame current = CurrentFrame.get();
        if (current == null) {
            return root().open(supplied);
        }
        // A context that was brought here belongs to a request that is not the one which is active on this thread.
        RequestSnapshot snapshot = current.isInRequest() || CurrentFrame.isPropagated() ? null : request.get();
        return snapshot == null ? current.open(supplied) : current.open(supplied, snapshot);
    }

    /** What goes along to another thread, where the request may not be active; null if there is nothing to take along. */
    public Frame captureForOtherThread() {
        Frame current = CurrentFrame.get();
        if (current != null) {
            return current;
        }
        RequestSnapshot snapshot = request.get();
        Frame root = root(snapshot);
        if (root == configured) {
            return null;
        }
        return holdsOutside(snapshot) ? root : root.onlyForContexts();
    }

    private Frame root(RequestSnapshot snapshot) {
        String user = currentUser.get();
        if (user == null) {
            return snapshot == null ? configured : snapshot.over(configured);
        }
        return configured.rootFor(ContextValues.builder().set(ContextField.USER_ID, user).build(), snapshot);
    }
}
