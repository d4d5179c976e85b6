package com.payi.cdi.internal.core.call.streamusage;

import com.payi.cdi.internal.core.wire.ByteSearch;

/**
 * Passes on a stream of events without the one that only has the usage. A line passes as soon as it cannot belong to
 * that event; the lines of that event are left out, with the empty line behind them. Lines may end with CR, LF or both,
 * and events without an empty line between them are recognized as well.
 */
final class EventLines {
    /** The event that is left out is far shorter. */
    private static final int LONGEST_EVENT = 64 * 1024;
    private static final String[] FIELDS = {"data", "event", "id", "retry"};
    private static final String DATA = FIELDS[0];

    private enum Line {
        /** At the begin of a line, or in the name of its field. */
        NAME,
        /** In a field that does not decide about the event. */
        OTHER,
        /** Behind the name of the field {@code data}. */
        FIRST_OF_DATA, DATA,
        /** In a line of the application's. */
        PASSING,
        /** Behind an event that was left out. */
        BEHIND_HIDDEN
    }

    private final PassedBytes passed;
    private final UsageEvent event = new UsageEvent();
    private final ApplicationEvent last = new ApplicationEvent();
    private final StringBuilder name = new StringBuilder();
    private Line line = Line.NAME;
    private boolean inEvent;
    private boolean lineIsEmpty = true;
    private boolean afterCarriageReturn;
    private boolean carriageReturnHidden;
    /** Of the bytes that are being looked at: where those begin that have neither passed nor been left out. */
    private int from;
    /** Where the line begins that begins the event; negative if that is not in the bytes that are being looked at. */
    private int beginOfEvent;
    /** How many bytes at the end begin an event like the last one, as far as they go. */
    private int notRead;

    /** @param passed gets what is the application's */
    EventLines(PassedBytes passed) {
        this.passed = passed;
    }

    /**
     * Looks at bytes.
     *
     * @param undecided how many bytes before them were undecided the last time
     * @return how many bytes at their end are undecided now
     */
    int accept(byte[] bytes, int offset, int length, int undecided) {
        int end = offset + length;
        from = offset - undecided;
        beginOfEvent = -1;
        int i = offset - notRead;
        notRead = 0;
        while (i < end) {
            byte b = bytes[i];
            if (b == '\n' && afterCarriageReturn) {
                afterCarriageReturn = false;
                i++;
                if (carriageReturnHidden) {
                    from = i;
                }
            } else if (b == '\n' || b == '\r') {
                afterCarriageReturn = b == '\r';
                i++;
                lineEnds(i);
            } else {
                afterCarriageReturn = false;
                i = content(bytes, i, end);
            }
        }
        if (notRead > 0) {
            passed.add(bytes, from, end - notRead);
            return notRead;
        }
        if (isUndecided() && end - from <= LONGEST_EVENT) {
            return end - from;
        }
        if (isUndecided()) {
            inEvent = false;
            line = Line.PASSING;
        }
        passed.add(bytes, from, end);
        return 0;
    }

    /** Whether the application gets what is undecided when the stream ends: it is of an event that is not whole. */
    boolean passesRest() {
        return !event.isUsageOnly();
    }

    private boolean isUndecided() {
        return inEvent && line != Line.PASSING;
    }

    private int content(byte[] bytes, int i, int end) {
        lineIsEmpty = false;
        switch (line) {
            case BEHIND_HIDDEN -> {
                line = Line.NAME;
                return content(bytes, i, end);
            }
            case NAME -> {
                if (!inEvent && name.isEmpty()) {
                    int behind = last.behindSameBeginning(bytes, i, end);
                    if (behind >= 0) {
                        line = Line.PASSING;
                        return behind;
                    }
                    if (behind == ApplicationEvent.PARTLY) {
                        notRead = end - i;
                        return end;
                    }
                    beginOfEvent = i;
                }
                name(bytes, i);
                return i + 1;
            }
            case FIRST_OF_DATA -> {
                line = Line.DATA;
                return bytes[i] == ' ' ? i + 1 : i;
            }
            case DATA -> {
                return data(bytes, i, ByteSearch.lineEnd(bytes, i, end));
            }
            default -> {
                return ByteSearch.lineEnd(bytes, i, end);
            }
        }
    }

    private void name(byte[] bytes, int i) {
        byte b = bytes[i];
        if (b == ':' && !name.isEmpty()) {
            line = DATA.contentEquals(name) ? Line.FIRST_OF_DATA : Line.OTHER;
            return;
        }
        name.append((char) b);
        if (isFieldName()) {
            beginEvent(bytes, i);
        } else if (b == ':' && name.length() == 1 && inEvent) {
            // A comment among the lines of an event waits with them.
            line = Line.OTHER;
        } else {
            pass(bytes, i);
        }
    }

    /** From the byte at this index on, bytes wait until it is known whose the event is. */
    private void beginEvent(byte[] bytes, int i) {
        if (!inEvent) {
            passed.add(bytes, from, i);
            from = i;
            inEvent = true;
        }
    }

    private boolean isFieldName() {
        for (String field : FIELDS) {
            if (field.startsWith(name.toString())) {
                return true;
            }
        }
        return false;
    }

    private int data(byte[] bytes, int i, int end) {
        int next = event.accept(bytes, i, end - i);
        while (next < end && bytes[next] == ' ') {
            next++;
        }
        // What follows the document does not belong to the usage either.
        if (event.isOfApplication() || next < end) {
            if (beginOfEvent >= 0 && event.isDecidedByItsBeginning()) {
                last.remember(bytes, beginOfEvent, event.decidedAt() + 1);
            }
            pass(bytes, end - 1);
        }
        return end;
    }

    /** What is undecided, and the line with the byte at this index, is the application's. */
    private void pass(byte[] bytes, int i) {
        passed.add(bytes, from, i + 1);
        from = i + 1;
        inEvent = false;
        line = Line.PASSING;
    }

    /** @param next the index behind the line */
    private void lineEnds(int next) {
        boolean empty = lineIsEmpty;
        lineIsEmpty = true;
        name.setLength(0);
        carriageReturnHidden = false;
        if (line == Line.BEHIND_HIDDEN) {
            // The end of the event that was left out.
            hide(next);
            line = Line.NAME;
        } else if (isUndecided() && event.isUsageOnly()) {
            hide(next);
            line = Line.BEHIND_HIDDEN;
            endEvent();
        } else {
            boolean eventEnds = empty || line == Line.PASSING;
            line = Line.NAME;
            if (eventEnds) {
                endEvent();
            }
        }
    }

    private void hide(int next) {
        from = next;
        carriageReturnHidden = true;
    }

    private void endEvent() {
        inEvent = false;
        beginOfEvent = -1;
        event.reset();
    }
}
