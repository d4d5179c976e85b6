package com.payi.cdi.internal.core.call.streamusage;

import java.nio.charset.StandardCharsets;

import com.payi.cdi.internal.core.wire.JsonHandler;
import com.payi.cdi.internal.core.wire.JsonScanner;

/** Finds out from a request where {@code stream_options.include_usage} has to be added, and whether it has to be. */
final class UsageRequest implements JsonHandler {
    private static final String ASKED = "\"include_usage\":true";

    private enum Member {
        STREAM, OPTIONS, OTHER
    }

    private final JsonScanner scanner = new JsonScanner(this);
    private int depth;
    private Member member = Member.OTHER;
    private boolean streamKnown;
    private boolean streamed;
    private boolean optionsGiven;
    private boolean optionsEmpty;
    private boolean usageGiven;
    private int place = -1;
    private String addition;

    /**
     * @return the index of the byte before which {@link #addition} would have to be written, negative if there is none in
     *         these bytes
     */
    int accept(byte[] bytes, int offset, int length) {
        place = -1;
        scanner.accept(bytes, offset, length);
        return place;
    }

    /** Whether it is known if the answer is to be a stream. */
    boolean isSettled() {
        return streamKnown || scanner.isOver();
    }

    boolean isStreamed() {
        return streamed;
    }

    byte[] addition() {
        return addition.getBytes(StandardCharsets.US_ASCII);
    }

    @Override
    public boolean member(byte[] utf8, int offset, int length) {
        String name = new String(utf8, offset, length, StandardCharsets.UTF_8);
        if (depth > 1) {
            optionsEmpty = false;
            usageGiven |= name.equals("include_usage");
            return false;
        }
        member = name.equals("stream") ? Member.STREAM : name.equals("stream_options") ? Member.OPTIONS : Member.OTHER;
        optionsGiven |= member == Member.OPTIONS;
        return member != Member.OTHER;
    }

    @Override
    public boolean begin(boolean object) {
        boolean entered = object && (depth == 0 || member == Member.OPTIONS);
        if (entered) {
            depth++;
            optionsEmpty = true;
        }
        return entered;
    }

    @Override
    public void end() {
        depth--;
        if (depth == 1 && !usageGiven) {
            place(optionsEmpty ? ASKED : ',' + ASKED);
        } else if (depth == 0 && !optionsGiven && streamed) {
            place(",\"stream_options\":{" + ASKED + '}');
        }
    }

    private void place(String text) {
        addition = text;
        place = scanner.position();
    }

    @Override
    public void text(byte[] raw, int offset, int length, boolean escaped) {
        streamKnown |= member == Member.STREAM;
    }

    @Override
    public void literal(byte[] raw, int offset, int length) {
        if (depth == 1 && member == Member.STREAM) {
            streamKnown = true;
            streamed = new String(raw, offset, length, StandardCharsets.ISO_8859_1).equals("true");
        }
    }
}
