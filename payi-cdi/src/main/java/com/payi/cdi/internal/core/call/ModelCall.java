package com.payi.cdi.internal.core.call;

import java.lang.ref.WeakReference;

import com.payi.cdi.internal.core.context.CurrentFrame;
import com.payi.cdi.internal.core.context.Frame;

/**
 * A call of a model, above the client that sends it. The latest one is known on the thread that asked for it, and goes
 * along where the context of that thread is captured for a call. So it learns whether an adapter has followed one of its
 * requests; if none has, the call is reported from what the model tells.
 *
 * <p>
 * The thread knows it only weakly and in its own frame: the end of a stream comes on another thread, and is no occasion
 * to forget it.
 */
public final class ModelCall {
    private static final ThreadLocal<WeakReference<ModelCall>> LATEST = new ThreadLocal<>();

    /** Null for none. */
    private final Frame frame;
    private volatile boolean followed;
    private Operations operations;

    private ModelCall(Frame frame) {
        this.frame = frame;
    }

    /** Begins a call on the current thread, in the current frame. */
    public static ModelCall begin() {
        ModelCall call = new ModelCall(CurrentFrame.get());
        LATEST.set(new WeakReference<>(call));
        return call;
    }

    /** The latest call that has begun on this thread in the current frame and has not ended on it; null for none. */
    public static ModelCall current() {
        WeakReference<ModelCall> latest = LATEST.get();
        ModelCall call = latest == null ? null : latest.get();
        return call != null && call.frame == CurrentFrame.get() ? call : null;
    }

    /** The requests of this call: models repeat those that fail. */
    public synchronized Operations operations() {
        if (operations == null) {
            operations = new Operations();
        }
        return operations;
    }

    /** An adapter follows a request of this call, or a limit has refused one. */
    void follow() {
        followed = true;
    }

    /** Whether there is nothing to report that an adapter does not report. */
    public boolean isFollowed() {
        return followed;
    }

    /** The call has ended. Called on any thread. */
    public void end() {
        WeakReference<ModelCall> latest = LATEST.get();
        if (latest != null && latest.get() == this) {
            LATEST.remove();
        }
    }
}
