package com.payi.cdi.internal.core.wire;

import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

import com.payi.cdi.spi.JsonShape;
import com.payi.cdi.spi.JsonTree;

/**
 * Reads an answer as its bytes pass: one JSON document, or a stream of messages with a document each: server-sent
 * events, an AWS event stream or a JSON array. Which it is is seen from the first byte, because servers are not always
 * right about their content type.
 */
public final class MessageReader implements ByteSink {
    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    private final JsonShape shape;
    private final Consumer<JsonTree> messages;
    private int markMatched;
    private JsonDocumentReader document;
    private boolean array;
    private AwsEventStreamReader eventStream;
    private SseReader stream;
    private EventReader events;
    private boolean hasMessages;
    private boolean ended;

    public MessageReader(JsonShape shape, Consumer<JsonTree> messages) {
        this.shape = shape;
        this.messages = message -> {
            hasMessages = true;
            messages.accept(message);
        };
    }

    @Override
    public void accept(byte[] bytes, int offset, int length) {
        int from = offset;
        int end = offset + length;
        while (document == null && stream == null && eventStream == null && from < end) {
            byte b = bytes[from];
            if (markMatched < BYTE_ORDER_MARK.length && b == BYTE_ORDER_MARK[markMatched]) {
                markMatched++;
                from++;
            } else if (b == '{' || b == '[') {
                document = new JsonDocumentReader(shape, messages);
                array = b == '[';
            } else if (b == 0) {
                eventStream = new AwsEventStreamReader(shape, messages);
            } else if (b == ' ' || b == '\t') {
                from++;
            } else if (b == '\n' || b == '\r') {
                // Blank lines may stand before a document as well as before an event.
                from++;
            } else {
                events = new EventReader();
                stream = new SseReader(events);
            }
        }
        if (from == end) {
            return;
        }
        if (document != null) {
            document.accept(bytes, from, end - from);
        } else if (eventStream != null) {
            eventStream.accept(bytes, from, end - from);
        } else {
            stream.accept(bytes, from, end - from);
        }
    }

    /** Whether the answer is a stream of events. */
    public boolean isStream() {
        return stream != null || eventStream != null || array;
    }

    /** Whether a JSON document was read to its end, or the mark that ends a stream was seen. */
    public boolean isComplete() {
        return document != null && document.isComplete() || events != null && events.done;
    }

    /** Whether a JSON document or a message of a stream has begun and not ended. */
    public boolean isCut() {
        return document != null && !document.isComplete() && !document.isBroken()
                || eventStream != null && eventStream.isInsideMessage() || events != null && events.cut;
    }

    /** Whether a message of an AWS event stream was an exception. */
    public boolean isFailed() {
        return eventStream != null && eventStream.isFailed();
    }

    /** Whether a message of a stream was read. */
    public boolean hasMessages() {
        return hasMessages;
    }

    /** About how many bytes of memory is kept of an answer that is one document; 0 for a stream. */
    public int size() {
        return document == null ? 0 : document.size();
    }

    /** No more bytes come; what was begun is handed over as it is. */
    public void end() {
        if (ended) {
            return;
        }
        ended = true;
        if (document != null && !array) {
            messages.accept(document.tree());
        } else if (stream != null) {
            stream.end();
        }
    }

    /** One document an event, so that a broken one does not spoil those that follow. */
    private final class EventReader implements SseReader.Events {
        private final byte[] mark = "[DONE]".getBytes(StandardCharsets.US_ASCII);
        private JsonDocumentReader event = JsonDocumentReader.ofMany(shape);
        /** How much of the mark the event begins with, negative if it begins otherwise, 0 if it is empty. */
        private int matched;
        private boolean done;
        private boolean cut;

        @Override
        public void data(byte[] bytes, int offset, int length) {
            int from = offset;
            int end = offset + length;
            while (from < end && matched >= 0 && matched < mark.length) {
                if (bytes[from] == mark[matched]) {
                    matched++;
                    from++;
                } else {
                    event.accept(mark, 0, matched);
                    matched = -1;
                }
            }
            // The mark is kept from the parser, for which it would be an error, and errors are dear.
            if (matched < 0) {
                event.accept(bytes, from, end - from);
            }
        }

        @Override
        public void end() {
            if (matched == mark.length) {
                done = true;
            } else if (matched != 0) {
                cut = ended && !event.isComplete() && !event.isBroken();
                messages.accept(event.tree());
            }
            matched = 0;
            event = event.next();
        }
    }
}
