package com.payi.cdi.internal.edge.request;

import java.util.function.Supplier;

import com.payi.cdi.internal.core.context.ContextField;
import com.payi.cdi.internal.core.context.ContextValues;
import com.payi.cdi.internal.core.context.CurrentFrame;
import com.payi.cdi.internal.core.context.Frame;
import com.payi.cdi.internal.core.context.RequestSnapshot;

/**
 * Finds the frame that contexts start from, and that calls outside of every context have. Its levels, weakest first:
 * the configuration, the current user, the request.
 */
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

    /** The frame below the first context on a thread. */
    private Frame root() {
        return root(request.get());
    }

    /** The frame where no context is open; null for none. */
    public Frame globalFrame() {
        RequestSnapshot snapshot = request.get();
        return holdsWithoutContext(snapshot) ? root(snapshot) : null;
    }

    private boolean holdsWithoutContext(RequestSnapshot snapshot) {
        return global || snapshot != null && !snapshot.isEmpty();
    }

    /** A new frame on top of the one that is effective on this thread. */
    public Frame open(ContextValues supplied) {
        Frame current = CurrentFrame.get();
        if (current == null) {
            return root().open(supplied);
        }
        // A propagated context belongs to another request than the one that is active on this thread.
        RequestSnapshot snapshot = current.isInRequest() || CurrentFrame.isPropagated() ? null : request.get();
        return snapshot == null ? current.open(supplied) : current.open(supplied, snapshot);
    }

    /** The frame to attach on another thread, where the request may not be active; null for none. */
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
        return holdsWithoutContext(snapshot) ? root : root.onlyForContexts();
    }

    private Frame root(RequestSnapshot snapshot) {
        String user = currentUser.get();
        if (user == null) {
            return snapshot == null ? configured : snapshot.over(configured);
        }
        return configured.rootFor(ContextValues.builder().set(ContextField.USER_ID, user).build(), snapshot);
    }
}
