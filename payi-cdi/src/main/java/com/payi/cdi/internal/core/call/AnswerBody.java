package com.payi.cdi.internal.core.call;

import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

import com.payi.cdi.internal.core.wire.ByteSink;
import com.payi.cdi.internal.core.wire.GzipDecoder;
import com.payi.cdi.internal.core.wire.MessageReader;

/** Reads an answer as its bytes pass, and notes when its first ones came. Used under the lock of its exchange. */
final class AnswerBody implements ByteSink {
    private final MessageReader reader;
    private final BooleanSupplier hasContent;
    private final Capture capture;
    /** Null except for a proxied answer whose usage is of interest beside Pay-i's result. */
    private final MessageReader usageReader;
    private final GzipDecoder decoder = new GzipDecoder(this::decoded);
    private final long startNanos;
    private Integer firstByteMillis;
    private Integer firstContentMillis;

    /**
     * @param hasContent whether content was read so far
     * @param capture null where answers are not wanted
     * @param startNanos when the attempt began
     * @param usageReader reads the same bytes; null for none
     */
    AnswerBody(MessageReader reader, BooleanSupplier hasContent, Capture capture, long startNanos,
            MessageReader usageReader) {
        this.reader = reader;
        this.hasContent = hasContent;
        this.capture = capture;
        this.startNanos = startNanos;
        this.usageReader = usageReader;
    }

    @Override
    public void accept(byte[] bytes, int offset, int length) {
        if (firstByteMillis == null) {
            firstByteMillis = millisSince(startNanos);
        }
        decoder.accept(bytes, offset, length);
    }

    private void decoded(byte[] bytes, int offset, int length) {
        reader.accept(bytes, offset, length);
        if (usageReader != null) {
            usageReader.accept(bytes, offset, length);
        }
        if (firstContentMillis == null && hasContent.getAsBoolean()) {
            firstContentMillis = millisSince(startNanos);
        }
        if (capture != null) {
            capture.accept(bytes, offset, length);
        }
    }

    /** No more bytes come. */
    void end() {
        decoder.end();
        reader.end();
        if (usageReader != null) {
            usageReader.end();
        }
    }

    boolean isComplete() {
        return reader.isComplete();
    }

    /** Whether a part of the answer was not read, because it is more than the reading may take. */
    boolean isReadingStopped() {
        return reader.isCut() || decoder.isStopped();
    }

    boolean isStream() {
        return reader.isStream();
    }

    /** Whether a JSON document or a message of a stream has begun and not ended. */
    boolean isOpen() {
        return reader.isOpen();
    }

    /** Whether the stream itself says that it failed. */
    boolean isFailed() {
        return reader.isFailed();
    }

    boolean hasMessages() {
        return reader.hasMessages();
    }

    int size() {
        return reader.size();
    }

    boolean isCaptured() {
        return capture != null;
    }

    /** Null where answers are not wanted or nothing came. */
    Capture capture() {
        return capture == null || capture.isEmpty() ? null : capture;
    }

    /** Null if no byte was read. */
    Integer firstByteMillis() {
        return firstByteMillis;
    }

    /** Null if no content was seen. */
    Integer firstContentMillis() {
        return firstContentMillis;
    }

    static int millisSince(long startNanos) {
        return (int) Math.min(Integer.MAX_VALUE, TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - startNanos));
    }
}
