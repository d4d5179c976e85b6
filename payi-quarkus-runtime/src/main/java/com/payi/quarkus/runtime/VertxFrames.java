package com.payi.quarkus.runtime;

import com.payi.cdi.internal.core.context.Frame;
import com.payi.cdi.internal.core.context.FrameSource;

import io.smallrye.common.vertx.VertxContext;
import io.vertx.core.Context;
import io.vertx.core.Vertx;

/**
 * Finds the frame that a call of the REST client was made in from the Vert.x context that the client makes for the call,
 * which is where a {@code CompletionStage} of the client goes on. No other context holds a frame: those of requests are
 * shared by everything that happens in the request.
 */
public final class VertxFrames implements FrameSource {
    private static final String FRAME = "com.payi.cdi.frame";

    /** Loaded in any case, but Vert.x is only there with a REST client. */
    private final boolean present = isPresent();

    @Override
    public Frame current() {
        return present ? OfContext.current() : null;
    }

    /** Leaves the frame of a call, or null for none, in the context of the call. */
    static void leave(Frame frame, Context ofCall) {
        if (frame != null) {
            ofCall.putLocal(FRAME, frame.afterCall());
        } else {
            // It has those of the context that the call was made in, which may be another call's.
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

    /** What names the types of Vert.x. */
    private static final class OfContext {
        private static Frame current() {
            Context context = Vertx.currentContext();
            return context != null && VertxContext.isDuplicatedContext(context) ? context.getLocal(FRAME) : null;
        }
    }
}
