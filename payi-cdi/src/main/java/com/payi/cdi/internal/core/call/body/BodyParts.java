package com.payi.cdi.internal.core.call.body;

import java.nio.ByteBuffer;

/** A body that passes in parts. Used by one thread at a time. Never throws anything but the refusal of a request. */
interface BodyParts {
    /** What goes on of the part and of what was held so far; possibly nothing. */
    ByteBuffer pass(ByteBuffer part);

    /** What goes on when the body has ended; possibly nothing. */
    ByteBuffer end();

    /** The body broke off. */
    void failed(Throwable failure);

    /** Nothing wants the rest of the body. */
    void cancelled();
}
