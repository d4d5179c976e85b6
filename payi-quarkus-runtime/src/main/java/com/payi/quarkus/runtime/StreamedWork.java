package com.payi.quarkus.runtime;

import com.payi.cdi.TrackScope;
import com.payi.cdi.client.CallContext;
import com.payi.cdi.internal.core.context.CurrentFrame;

/**
 * Keeps the context of streamed calls of LangChain4j for the work that follows them: tools, further calls, and the
 * application's callbacks. The build adds calls of it to LangChain4j's classes, which run this work on whatever thread
 * the answer comes on. {@code Object}, as the fields that keep contexts belong to those classes.
 */
public final class StreamedWork {
    private static final TrackScope NOTHING = () -> {};

    private StreamedWork() {}

    /** The context of the calling thread. */
    public static Object current() {
        return CallContext.current();
    }

    /**
     * The context that is open on the calling thread, null for none. For work that the application may begin later, in
     * a context that is open then.
     */
    public static Object opened() {
        return CurrentFrame.get() == null ? null : CallContext.current();
    }

    /** @param context null to leave the current one */
    public static TrackScope attach(Object context) {
        return context == null ? NOTHING : ((CallContext) context).attach();
    }

    /** The task in a context, for another thread. */
    public static Runnable in(Object context, Runnable task) {
        return context == null ? task : () -> ((CallContext) context).run(task);
    }

    /** The task in the context of the calling thread, for another thread. */
    public static Runnable inCurrent(Runnable task) {
        return in(current(), task);
    }
}
