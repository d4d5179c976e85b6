package com.payi.cdi.internal.core.wire;

import java.nio.charset.StandardCharsets;

/**
 * Splits a server-sent event stream into the data of its events as the bytes pass, wherever they are split. Comments
 * and other fields are passed over; several data lines of one event are joined by a line feed.
 */
final class SseReader implements ByteSink {
    private static final byte[] DATA = "data:".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] LINE_FEED = {'\n'};
    private static final int NOWHERE = -1;
    private static final int MOST_PENDING = 8 * 1024;
    /** Most events are shorter. */
    private static final int PENDING_STEP = 512;

    /** Takes the data of events. */
    interface Events {
        void data(byte[] bytes, int offset, int length);

        void end();

        /**
         * The event has ended, as {@link #end()}. It was in one piece, and has only one line of data.
         *
         * @param from where that line begins
         * @param to the index behind the empty line
         */
        void end(byte[] bytes, int from, int to);

        /**
         * Leaves out the event whose line of data begins at an index, if that changes nothing.
         *
         * @return the index behind the event, {@link RepeatedEvent#DIFFERENT} or {@link RepeatedEvent#PARTLY}
         */
        int skip(byte[] bytes, int from, int end);
    }

    private enum Line {
        FIELD_NAME, FIRST_OF_DATA, DATA, OTHER
    }

    private final Events events;
    private Line line = Line.FIELD_NAME;
    private int matched;
    private boolean empty = true;
    private boolean hasData;
    private boolean afterCarriageReturn;
    /** Where the only line of data of the event begins in these bytes; negative if it does not, or there are other lines. */
    private int onlyLine = NOWHERE;
    private int linesBehind;
    /** An event that has come in part, and is like the last one so far. */
    private final PartBuffer pending = new PartBuffer();

    SseReader(Events events) {
        this.events = events;
    }

    @Override
    public void accept(byte[] bytes, int offset, int length) {
        int end = offset + length;
        int from = pending.isEmpty() ? offset : resume(bytes, offset, end);
        read(bytes, from, end, true);
    }

    /**
     * Goes on with the event that has come in part.
     *
     * @return the index of the first byte that is to be read
     */
    private int resume(byte[] bytes, int offset, int end) {
        int before = pending.length();
        int taken = 0;
        int next;
        do {
            int more = Math.min(end - offset - taken, Math.min(PENDING_STEP, MOST_PENDING - before - taken));
            pending.append(bytes, offset + taken, more, MOST_PENDING);
            taken += more;
            next = events.skip(pending.bytes(), 0, before + taken);
        } while (next == RepeatedEvent.PARTLY && taken < end - offset && before + taken < MOST_PENDING);
        if (next >= 0) {
            afterCarriageReturn = pending.bytes()[next - 1] == '\r';
            pending.clear();
            return offset + next - before;
        }
        if (next == RepeatedEvent.PARTLY && before + taken < MOST_PENDING) {
            return end;
        }
        readPending(before);
        return offset;
    }

    private void readPending(int length) {
        read(pending.bytes(), 0, length, false);
        pending.clear();
    }

    /** @param compares whether an event that is like the last one is left out */
    private void read(byte[] bytes, int from, int end, boolean compares) {
        int i = from;
        onlyLine = NOWHERE;
        while (i < end) {
            byte b = bytes[i];
            if (b == DATA[0] && compares && isBeforeData()) {
                int next = events.skip(bytes, i, end);
                if (next >= 0) {
                    afterCarriageReturn = bytes[next - 1] == '\r';
                    i = next;
                    continue;
                }
                if (next == RepeatedEvent.PARTLY && end - i < MOST_PENDING) {
                    pending.append(bytes, i, end - i, MOST_PENDING);
                    return;
                }
                onlyLine = i;
                linesBehind = 0;
            }
            if (b == '\n' && afterCarriageReturn) {
                afterCarriageReturn = false;
                i++;
            } else if (b == '\n' || b == '\r') {
                afterCarriageReturn = b == '\r';
                i++;
                lineEnds(bytes, i);
            } else {
                afterCarriageReturn = false;
                empty = false;
                i = content(bytes, i, end);
            }
        }
    }

    /** An event that is not followed by an empty line is one all the same when the stream ends. */
    void end() {
        readPending(pending.length());
        if (hasData) {
            hasData = false;
            events.end();
        }
    }

    private int content(byte[] bytes, int i, int end) {
        switch (line) {
            case FIELD_NAME:
                matchName(bytes[i]);
                return i + 1;
            case FIRST_OF_DATA:
                line = Line.DATA;
                return bytes[i] == ' ' ? i + 1 : i;
            default:
                int stop = ByteSearch.lineEnd(bytes, i, end);
                if (line == Line.DATA) {
                    events.data(bytes, i, stop - i);
                }
                return stop;
        }
    }

    private void matchName(byte b) {
        if (b != DATA[matched]) {
            line = Line.OTHER;
            return;
        }
        matched++;
        if (matched == DATA.length) {
            line = Line.FIRST_OF_DATA;
            if (hasData) {
                events.data(LINE_FEED, 0, 1);
            }
            hasData = true;
        }
    }

    /** At the begin of a line, in an event that has no data so far. */
    private boolean isBeforeData() {
        return line == Line.FIELD_NAME && matched == 0 && !hasData;
    }

    private void lineEnds(byte[] bytes, int next) {
        linesBehind++;
        if (empty && hasData) {
            hasData = false;
            if (onlyLine >= 0 && linesBehind == 2) {
                events.end(bytes, onlyLine, next);
            } else {
                events.end();
            }
        }
        line = Line.FIELD_NAME;
        matched = 0;
        empty = true;
    }
}
