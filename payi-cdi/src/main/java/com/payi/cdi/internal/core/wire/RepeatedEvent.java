package com.payi.cdi.internal.core.wire;

import java.util.Arrays;

import com.payi.cdi.spi.JsonShape;

/**
 * The last event of a stream, to recognize the next ones that differ from it only in values that are not wanted. Most events
 * of an answer carry another piece of text and are otherwise the same. To compare such an event is far cheaper than to read
 * it.
 */
final class RepeatedEvent {
    /** The event is another one. */
    static final int DIFFERENT = -1;
    /** All bytes that are there are those of the event, but it goes on. */
    static final int PARTLY = -2;
    /** Longer events are few, and are read. */
    private static final int LONGEST = 4096;
    private static final int MOST_VALUES = 32;

    /** An event: its only line of data, and the empty line behind it. */
    private byte[] event = {};
    private int length;
    /** The values in it that are not wanted, in their order. */
    private final int[] begins = new int[MOST_VALUES];
    private final int[] ends = new int[MOST_VALUES];
    private final boolean[] texts = new boolean[MOST_VALUES];
    private int values;

    /**
     * Remembers an event.
     *
     * @param bytes contains its only line of data, and the empty line behind it
     * @param document where the document begins
     * @param wanted the members whose values matter
     */
    void remember(byte[] bytes, int from, int document, int to, JsonShape wanted) {
        forget();
        if (to - from > LONGEST) {
            return;
        }
        if (to - from > event.length) {
            event = new byte[Math.min(LONGEST, (to - from) * 3 / 2)];
        }
        System.arraycopy(bytes, from, event, 0, to - from);
        new JsonScanner(new UnwantedValues(wanted, this::addValue)).accept(event, document - from, to - document);
        length = to - from;
    }

    /** The last event is not one that may be left out if it comes again. */
    void forget() {
        length = 0;
        values = 0;
    }

    /** Of values that are too many, any difference counts. */
    private void addValue(int begin, int end, boolean text) {
        if (values < MOST_VALUES) {
            begins[values] = begin;
            ends[values] = end;
            texts[values] = text;
            values++;
        }
    }

    /**
     * Compares the event that begins at an index.
     *
     * @return the index behind the event, {@link #DIFFERENT} or {@link #PARTLY}
     */
    int skip(byte[] bytes, int from, int end) {
        int known = 0;
        int at = from;
        int value = 0;
        while (known < length) {
            int most = Math.min(length - known, end - at);
            int same = Arrays.mismatch(event, known, known + most, bytes, at, at + most);
            if (same < 0) {
                return most == length - known ? at + most : PARTLY;
            }
            int differs = known + same;
            while (value < values && ends[value] < differs) {
                value++;
            }
            if (value == values || begins[value] > differs) {
                return DIFFERENT;
            }
            int begin = at + begins[value] - known;
            at = texts[value] ? ByteSearch.textEnd(bytes, begin, end) : JsonScanner.literalEnd(bytes, begin, end);
            if (at < 0 || at == end) {
                return at < 0 ? DIFFERENT : PARTLY;
            }
            known = ends[value];
            value++;
        }
        return DIFFERENT;
    }
}
