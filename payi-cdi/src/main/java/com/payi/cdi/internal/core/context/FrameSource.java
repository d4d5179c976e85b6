package com.payi.cdi.internal.core.context;

/**
 * Where a platform keeps frames beside the thread: with what it takes along on its own from one thread to the next. Found as
 * a service by {@link CurrentFrame}, and asked only where the thread says nothing.
 */
public interface FrameSource {
    /** Null if there is none here. */
    Frame current();
}
