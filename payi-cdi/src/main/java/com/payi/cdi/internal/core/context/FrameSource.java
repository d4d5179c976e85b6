package com.payi.cdi.internal.core.context;

/**
 * A second place for frames, besides the thread: something that the platform itself propagates between threads. A
 * service of {@link CurrentFrame}, used only where the thread has no frame.
 */
public interface FrameSource {
    /** The frame in the platform's place; null for none. */
    Frame current();
}
