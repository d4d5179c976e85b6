package com.payi.cdi.internal.core.wire;

import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import java.util.function.Supplier;

import com.payi.cdi.spi.JsonShape;
import com.payi.cdi.spi.JsonTree;

/**
 * Reads an answer as its bytes pass: one JSON document, or a stream of messages with a document each: server-sent
 * events, an AWS event stream, a JSON array, or documents one after the other. Which it is is seen from the bytes,
 * because servers are not always right about their content type.
 */
public final class MessageReader implements ByteSink {
    /** The length of the field name {@code data:}. */
    private static final int DATA_FIELD = 5;
    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    private final JsonShape shape;
    private final Consumer<JsonTree> messages;
    private final Supplier<JsonShape> repeats;
    private int markMatched;
    private JsonDocumentReader document;
    private boolean array;
    /** Whether documents follow each other; the earlier ones were handed over. */
    private boolean documents;
    private AwsEventStreamReader eventStream;
    private SseReader stream;
    private EventReader events;
    private boolean hasMessages;
    private boolean cut;
    private boolean ended;

    public MessageReader(JsonShape shape, Consumer<JsonTree> messages) {
        this(shape, messages, () -> null);
    }

    /**
     * @param repeats after each message: null if that message would change something if it came again; else the members whose
     *            values matter, so that a message that differs from it in other values only is left out
     */
    public MessageReader(JsonShape shape, Consumer<JsonTree> messages, Supplier<JsonShape> repeats) {
        this.shape = shape;
        this.repeats = repeats;
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
            } else if (isSpace(b)) {
                // Blank lines may stand before a document as well as before an event.
                from++;
            } else if (b == '{' || b == '[') {
                array = b == '[';
                document = new JsonDocumentReader(shape, array ? messages : null);
            } else if (b == 0) {
                eventStream = new AwsEventStreamReader(shape, messages);
            } else {
                events = new EventReader();
                stream = new SseReader(events);
            }
        }
        if (from == end) {
            return;
        }
        if (document != null) {
            document(bytes, from, end);
        } else if (eventStream != null) {
            eventStream.accept(bytes, from, end - from);
        } else {
            stream.accept(bytes, from, end - from);
        }
    }

    private void document(byte[] bytes, int offset, int end) {
        int from = document.acceptDocument(bytes, offset, end - offset);
        while (from < end && document.isComplete() && !array) {
            if (isSpace(bytes[from])) {
                from++;
            } else if (bytes[from] == '{') {
                documents = true;
                cut |= document.isCut();
                messages.accept(document.tree());
                document.reset();
                from = document.acceptDocument(bytes, from, end - from);
            } else {
                return;
            }
        }
    }

    private static boolean isSpace(byte b) {
        return b == ' ' || b == '\t' || b == '\n' || b == '\r';
    }

    /** Whether the answer is a stream of messages. */
    public boolean isStream() {
        return stream != null || eventStream != null || array || documents;
    }

    /** Whether the one JSON document was read to its end, or the mark that ends a stream was seen. */
    public boolean isComplete() {
        return document != null && document.isComplete() && !documents || events != null && events.done;
    }

    /** Whether a JSON document or a message of a stream has begun and not ended. */
    public boolean isOpen() {
        return document != null && !document.isOver() || eventStream != null && eventStream.isInsideMessage()
                || events != null && events.open;
    }

    /** Whether a message of an AWS event stream was an exception. */
    public boolean isFailed() {
        return eventStream != null && eventStream.isFailed();
    }

    /** Whether a message of a stream was read. */
    public boolean hasMessages() {
        return hasMessages;
    }

    /** Whether wanted members were left out, because they are more than any usage needs. */
    public boolean isCut() {
        return cut || document != null && document.isCut();
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
        private final JsonDocumentReader event = new JsonDocumentReader(shape);
        private final RepeatedEvent last = new RepeatedEvent();
        /** How much of the mark the event begins with, negative if it begins otherwise, 0 if it is empty. */
        private int matched;
        private boolean done;
        /** Whether the line of data has more than one document. */
        private boolean several;
        /** Whether the last event is not whole. */
        private boolean open;

        @Override
        public void data(byte[] bytes, int offset, int length) {
            int end = offset + length;
            several &= matched != 0;
            int from = document(bytes, offset, end);
            while (from < end && event.isComplete()) {
                from = document(bytes, nextDocument(bytes, from, end), end);
            }
        }

        private int document(byte[] bytes, int offset, int end) {
            int from = offset;
            while (from < end && matched >= 0 && matched < mark.length) {
                if (bytes[from] == mark[matched]) {
                    matched++;
                    from++;
                } else {
                    event.accept(mark, 0, matched);
                    matched = -1;
                }
            }
            return matched < 0 ? event.acceptDocument(bytes, from, end - from) : end;
        }

        /** Some servers end their events with a single line feed, so that many look like one. */
        private int nextDocument(byte[] bytes, int offset, int end) {
            int from = offset;
            while (from < end && isSpace(bytes[from])) {
                from++;
            }
            if (from < end && (bytes[from] == '{' || bytes[from] == '[')) {
                end();
                several = true;
                return from;
            }
            return end;
        }

        @Override
        public int skip(byte[] bytes, int from, int end) {
            return last.skip(bytes, from, end);
        }

        @Override
        public void end(byte[] bytes, int from, int to) {
            boolean whole = matched < 0 && !several && event.isComplete() && !event.isCut();
            end();
            JsonShape wanted = whole ? repeats.get() : null;
            if (wanted != null) {
                last.remember(bytes, from, from + DATA_FIELD, to, wanted);
            }
        }

        @Override
        public void end() {
            last.forget();
            if (matched == mark.length) {
                done = true;
            } else if (matched != 0) {
                open = ended && !event.isOver();
                cut |= event.isCut();
                messages.accept(event.tree());
            }
            matched = 0;
            event.reset();
        }
    }
}
