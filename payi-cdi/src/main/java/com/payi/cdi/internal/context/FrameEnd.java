package com.payi.cdi.internal.context;

/** Told when a frame in which calls were made is closed, so that calls that got no answer can be settled. */
@FunctionalInterface
public interface FrameEnd {
    void ended(Frame frame, Throwable failure);
}
