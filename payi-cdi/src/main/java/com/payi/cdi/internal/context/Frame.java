package com.payi.cdi.internal.context;

import com.payi.cdi.PayiResult;

/**
 * One level of the context. Its values never change, so it may be handed to any number of threads; it knows the frame it
 * stands on, so that a result reaches the surrounding contexts too. A root stands for the application's configuration.
 */
public final class Frame {
    private final Frame parent;
    private final ContextValues values;
    private final FrameEnd end;
    private volatile PayiResult lastResult;
    private volatile boolean called;

    private Frame(Frame parent, ContextValues values, FrameEnd end) {
        this.parent = parent;
        this.values = values;
        this.end = end;
    }

    /** The frame of an application's configuration, already merged with nothing. */
    public static Frame root(ContextValues configured, FrameEnd end) {
        return new Frame(null, ContextMerge.merge(ContextValues.NONE, configured), end);
    }

    /** The frame for a thread on which no application can be found. */
    public static Frame detachedRoot() {
        return root(ContextValues.NONE, (frame, failure) -> {});
    }

    public Frame open(ContextValues supplied) {
        return new Frame(this, ContextMerge.merge(values, supplied), end);
    }

    public ContextValues values() {
        return values;
    }

    /** Remembers that a call was made in this frame, so that only such frames pay for looking after their calls. */
    public void markCalled() {
        called = true;
    }

    /** Null for a root: it lasts as long as the process and would mix everybody's results. */
    public PayiResult lastResult() {
        return lastResult;
    }

    public void recordResult(PayiResult result) {
        for (Frame frame = this; frame.parent != null; frame = frame.parent) {
            frame.lastResult = result;
        }
    }

    /** The work is done; see {@link FrameEnd#ended}. */
    public void ended(Throwable failure) {
        if (called) {
            end.ended(this, failure);
        }
    }

    /** This thread's part of the work is done; see {@link FrameEnd#left}. */
    void left(Throwable failure) {
        if (called) {
            end.left(this, failure);
        }
    }
}
