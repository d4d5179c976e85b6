package com.payi.cdi.internal.core.call.body;

import java.nio.ByteBuffer;

import com.payi.cdi.internal.core.call.ExchangeHandle;
import com.payi.cdi.internal.core.call.streamusage.PassedBytes;
import com.payi.cdi.internal.core.call.streamusage.UsageChunkFilter;
import com.payi.cdi.internal.core.wire.ByteSink;

/**
 * An answer that passes in parts. Its end is not in here: the client knows it. Keeps the handle, so that the exchange
 * lasts as long as parts can come.
 */
public final class AnswerParts {
    private static final ByteBuffer NOTHING = ByteBuffer.allocate(0).asReadOnlyBuffer();

    private final ExchangeHandle handle;
    private final ByteSink sink;
    private final UsageChunkFilter filter;

    /** To be made when the request is sent: only then it is known what the answer has that nobody asked for. */
    public AnswerParts(ExchangeHandle handle) {
        this.handle = handle;
        this.sink = handle.exchange().answerBody();
        this.filter = handle.exchange().hidesUsage() ? new UsageChunkFilter() : null;
    }

    /** The bytes that the application gets now. The position of the part stays as it is. */
    public ByteBuffer pass(ByteBuffer part) {
        PartBytes bytes = PartBytes.of(part);
        sink.accept(bytes.array(), bytes.offset(), bytes.length());
        return filter == null ? part : withoutUsage(part, bytes);
    }

    private ByteBuffer withoutUsage(ByteBuffer part, PartBytes bytes) {
        PassedBytes passed = filter.filter(bytes.array(), bytes.offset(), bytes.length());
        boolean whole = passed.array() == bytes.array() && passed.length() == bytes.length();
        return whole ? part : passed.buffer();
    }

    /** What was held back, at the end. */
    public ByteBuffer rest() {
        return filter == null ? NOTHING : filter.rest().buffer();
    }

    ExchangeHandle handle() {
        return handle;
    }
}
