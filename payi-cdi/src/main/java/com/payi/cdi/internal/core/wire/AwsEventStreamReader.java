package com.payi.cdi.internal.core.wire;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.function.Consumer;
import java.util.zip.CRC32;

import com.payi.cdi.spi.JsonShape;
import com.payi.cdi.spi.JsonTree;

/**
 * Splits AWS's binary event stream into the documents of its messages, as the bytes pass. A message whose checksum is
 * wrong ends the reading: after it, nothing can be trusted.
 *
 * <p>
 * A message is: its length, the length of its headers, a checksum of the two, the headers, the payload, a checksum of
 * all.
 */
final class AwsEventStreamReader implements ByteSink {
    private static final int PRELUDE = 12;
    private static final int CHECKSUM = 4;
    /** AWS allows messages of 16 MiB and some headers. */
    private static final int MAX_MESSAGE = 32 * 1024 * 1024;
    /** Where the payload of a model's own stream has the model's document, in base64. */
    private static final String WRAPPED = "bytes";

    private final JsonShape shape;
    private final Consumer<JsonTree> messages;
    private final ByteBuffer fixed = ByteBuffer.allocate(PRELUDE);
    private final CRC32 checksum = new CRC32();
    private int position;
    private int headersEnd;
    private int payloadEnd;
    private JsonDocumentReader payload;
    private JsonDocumentReader wrapped;
    private EventHeaders messageHeaders;
    private boolean failed;
    private boolean broken;

    AwsEventStreamReader(JsonShape shape, Consumer<JsonTree> messages) {
        this.shape = shape;
        this.messages = messages;
    }

    @Override
    public void accept(byte[] bytes, int offset, int length) {
        int from = offset;
        int end = offset + length;
        while (from < end && !broken) {
            int wanted = wanted();
            int count = Math.min(wanted, end - from);
            take(bytes, from, count);
            from += count;
            position += count;
            if (count == wanted) {
                partEnds();
            }
        }
    }

    /** How many bytes the part has that is being read, as far as they are still to come. */
    private int wanted() {
        if (position < PRELUDE) {
            return PRELUDE - position;
        }
        if (position < headersEnd) {
            return headersEnd - position;
        }
        return position < payloadEnd ? payloadEnd - position : payloadEnd + CHECKSUM - position;
    }

    private void take(byte[] bytes, int offset, int count) {
        if (position < PRELUDE || position >= payloadEnd) {
            fixed.put(bytes, offset, count);
        }
        if (position < PRELUDE || position < payloadEnd) {
            checksum.update(bytes, offset, count);
        }
        if (position >= PRELUDE && position < headersEnd) {
            messageHeaders.accept(bytes, offset, count);
        }
        if (position >= headersEnd && position >= PRELUDE && position < payloadEnd) {
            payload.accept(bytes, offset, count);
            wrapped.accept(bytes, offset, count);
        }
    }

    private void partEnds() {
        if (position == PRELUDE) {
            preludeEnds();
        }
        if (!broken && position >= PRELUDE && position == payloadEnd + CHECKSUM) {
            messageEnds();
        }
    }

    private void preludeEnds() {
        fixed.flip();
        int total = fixed.getInt();
        int headers = fixed.getInt();
        int expected = fixed.getInt();
        fixed.clear();
        CRC32 prelude = new CRC32();
        prelude.update(fixed.array(), 0, PRELUDE - CHECKSUM);
        broken = (int) prelude.getValue() != expected || total > MAX_MESSAGE || headers < 0 || headers > MAX_MESSAGE
                || total < PRELUDE + headers + CHECKSUM;
        headersEnd = PRELUDE + headers;
        payloadEnd = total - CHECKSUM;
        messageHeaders = new EventHeaders();
        payload = new JsonDocumentReader(shape);
        wrapped = new JsonDocumentReader(JsonShape.of(WRAPPED));
    }

    private void messageEnds() {
        fixed.flip();
        broken = (int) checksum.getValue() != fixed.getInt();
        if (!broken) {
            failed |= messageHeaders.isFailure();
            messages.accept(message());
        }
        fixed.clear();
        checksum.reset();
        position = 0;
        headersEnd = 0;
        payloadEnd = 0;
    }

    /** Whether a message was an exception or an error, which takes the place of the rest of the answer. */
    boolean isFailed() {
        return failed;
    }

    /** Whether a message has begun and not ended. */
    boolean isInsideMessage() {
        return position > 0;
    }

    private JsonTree message() {
        String base64 = wrapped.tree().at(WRAPPED).text();
        if (base64 == null) {
            return payload.tree();
        }
        JsonDocumentReader inner = new JsonDocumentReader(shape);
        try {
            // A long text was cut; what is there of it can be decoded in groups of four.
            byte[] document = Base64.getDecoder()
                    .decode(base64.substring(0, base64.length() / 4 * 4).getBytes(StandardCharsets.ISO_8859_1));
            inner.accept(document, 0, document.length);
        } catch (IllegalArgumentException e) {
            // Not base64: then it is not a model's document, and nothing of it is wanted.
            return inner.tree();
        }
        return inner.tree();
    }
}
