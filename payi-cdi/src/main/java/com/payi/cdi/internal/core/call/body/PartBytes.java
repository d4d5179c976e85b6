package com.payi.cdi.internal.core.call.body;

import java.nio.ByteBuffer;

/** The bytes of a buffer; copied only where it has no array that may be read. */
record PartBytes(byte[] array, int offset, int length) {
    static PartBytes of(ByteBuffer part) {
        if (part.hasArray()) {
            return new PartBytes(part.array(), part.arrayOffset() + part.position(), part.remaining());
        }
        byte[] copy = new byte[part.remaining()];
        part.duplicate().get(copy);
        return new PartBytes(copy, 0, copy.length);
    }
}
