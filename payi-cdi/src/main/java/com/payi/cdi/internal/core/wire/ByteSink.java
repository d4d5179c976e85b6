package com.payi.cdi.internal.core.wire;

/** Takes bytes as they pass. Never keeps the array. */
@FunctionalInterface
public interface ByteSink {
    void accept(byte[] bytes, int offset, int length);
}
