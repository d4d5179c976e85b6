package com.payi.quarkus.runtime;

import com.payi.cdi.internal.core.context.Frame;
import com.payi.cdi.internal.core.context.FrameSource;

import io.smallrye.common.vertx.VertxContext;
import io.vertx.core.Context;
import io.vertx.core.Vertx;

/**
 * Keeps the frame of a REST client's call in the Vert.x context that the client creates for the call, where a {@code
 * CompletionStage} of the client continues. No other context has a frame: that of a request is shared by all work of
 * the request.
 */
public final class VertxFrames implements FrameSource {
    private static final String FRAME = "com.payi.cdi.frame";

    /** This class is always loaded, but Vert.x is only present with a REST client. */
    private final boolean present = isPresent();

    @Override
    public Frame current() {
        return present ? OfContext.current() : null;
    }

    /** Stores the frame of a call, null for none, in the Vert.x context of the call. */
    static void store(Frame frame, Context ofCall) {
        if (frame != null) {
            ofCall.putLocal(FRAME, frame.afterCall());
        } else {
            // The context starts as a copy of the calling one, which may have the frame of another call.
            ofCall.removeLocal(FRAME);
        }
    }

    private static boolean isPresent() {
        try {
            Class.forName("io.smallrye.common.vertx.VertxContext", false, VertxFrames.class.getClassLoader());
            return true;
        } catch (ClassNotFoundException | LinkageError e) {
            return false;
        }
    }

    /** Names the types of Vert.x. */
    private static final class OfContext {
        private static Frame current() {
            Context context = Vertx.currentContext();
            return context != null && VertxContext.isDuplicatedContext(context) ? context.getLocal(FRAME) : null;
        }
    }
}
