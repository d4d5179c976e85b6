package com.payi.cdi.internal.core.wire;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Finds the next byte of a few kinds, eight bytes at a time: most bytes of an answer are of no interest. */
public final class ByteSearch {
    private static final VarHandle EIGHT_BYTES = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ONES = 0x0101010101010101L;
    private static final long HIGH_BITS = 0x8080808080808080L;
    private static final long QUOTES = ONES * '"';
    private static final long BACKSLASHES = ONES * '\\';
    private static final long LINE_FEEDS = ONES * '\n';
    private static final long CARRIAGE_RETURNS = ONES * '\r';
    /** With these bits set, each bracket and brace is 0x7F; so are few other bytes, and none that JSON has outside texts. */
    private static final int BRACKET_BITS = 0x26;
    private static final int BRACKET = 0x7F;
    private static final int BLOCK = 4 * Long.BYTES;

    private ByteSearch() {}

    /**
     * The index of the next quote that no backslash escapes, the end if there is none. Escaped quotes are passed over without
     * a branch for each.
     *
     * @param from the index of a byte that is not escaped
     */
    static int unescapedQuote(byte[] bytes, int from, int end) {
        int first = blockWithQuote(bytes, from, end);
        int quote = quote(bytes, first, Math.min(end, first + BLOCK));
        if (quote == end || quote == from || bytes[quote - 1] != '\\') {
            return quote;
        }
        return unescapedQuote(bytes, from, first, end);
    }

    /** The index of the first block that has a quote, or that is not whole. Most texts have none but at their end. */
    private static int blockWithQuote(byte[] bytes, int from, int end) {
        int i = from;
        for (; i + BLOCK <= end; i += BLOCK) {
            long found = zeros((long) EIGHT_BYTES.get(bytes, i) ^ QUOTES)
                    | zeros((long) EIGHT_BYTES.get(bytes, i + Long.BYTES) ^ QUOTES)
                    | zeros((long) EIGHT_BYTES.get(bytes, i + 2 * Long.BYTES) ^ QUOTES)
                    | zeros((long) EIGHT_BYTES.get(bytes, i + 3 * Long.BYTES) ^ QUOTES);
            if (found != 0) {
                return i;
            }
        }
        return i;
    }

    private static int unescapedQuote(byte[] bytes, int from, int first, int end) {
        int i = first;
        long afterBackslash = isEscaped(bytes, from, i) ? 1L << Byte.SIZE - 1 : 0;
        while (i + Long.BYTES <= end) {
            long eight = (long) EIGHT_BYTES.get(bytes, i);
            long backslashes = zeros(eight ^ BACKSLASHES);
            long escaped = backslashes << Byte.SIZE | afterBackslash;
            long found = zeros(eight ^ QUOTES) & ~escaped;
            if ((found | backslashes & escaped) == 0) {
                afterBackslash = backslashes >>> Long.SIZE - Byte.SIZE;
                i += Long.BYTES;
            } else {
                // Rare: which of several backslashes in a row escape something is seen from their number.
                int quote = quote(bytes, i, end);
                if (quote == end || !isEscaped(bytes, from, quote)) {
                    return quote;
                }
                afterBackslash = 0;
                i = quote + 1;
            }
        }
        i = quote(bytes, i, end);
        while (i < end && isEscaped(bytes, from, i)) {
            i = quote(bytes, i + 1, end);
        }
        return i;
    }

    /** Whether the byte at an index is escaped, where the one at the beginning is not. */
    static boolean isEscaped(byte[] bytes, int begin, int i) {
        int backslash = i;
        while (backslash > begin && bytes[backslash - 1] == '\\') {
            backslash--;
        }
        return (i - backslash & 1) != 0;
    }

    private static int quote(byte[] bytes, int from, int end) {
        int i = from;
        while (i < end && bytes[i] != '"') {
            i++;
        }
        return i;
    }

    /** The index of the next quote or backslash, the end if there is none. */
    static int quoteOrBackslash(byte[] bytes, int from, int end) {
        int i = from;
        for (; i + Long.BYTES <= end; i += Long.BYTES) {
            long eight = (long) EIGHT_BYTES.get(bytes, i);
            long found = zeros(eight ^ QUOTES) | zeros(eight ^ BACKSLASHES);
            if (found != 0) {
                return i + first(found);
            }
        }
        while (i < end && bytes[i] != '"' && bytes[i] != '\\') {
            i++;
        }
        return i;
    }

    /**
     * The index of the quote that ends a text; the end if there is none; negative if a control character comes first, which a
     * text cannot have.
     *
     * @param from the index of the text's first byte
     */
    static int textEnd(byte[] bytes, int from, int end) {
        int i = from;
        while (i < end) {
            i = quoteBackslashOrControl(bytes, i, end);
            if (i == end || bytes[i] == '"') {
                return i;
            }
            if (bytes[i] != '\\') {
                return -1;
            }
            i += 2;
        }
        return end;
    }

    private static int quoteBackslashOrControl(byte[] bytes, int from, int end) {
        int i = from;
        for (; i + Long.BYTES <= end; i += Long.BYTES) {
            long eight = (long) EIGHT_BYTES.get(bytes, i);
            long found = zeros(eight ^ QUOTES) | zeros(eight ^ BACKSLASHES) | eight - ONES * ' ' & ~eight & HIGH_BITS;
            if (found != 0) {
                return i + first(found);
            }
        }
        while (i < end && bytes[i] != '"' && bytes[i] != '\\' && (bytes[i] < 0 || bytes[i] >= ' ')) {
            i++;
        }
        return i;
    }

    /** The index of the next quote, bracket or brace, the end if there is none. */
    static int quoteOrBracket(byte[] bytes, int from, int end) {
        int i = from;
        for (; i + Long.BYTES <= end; i += Long.BYTES) {
            long eight = (long) EIGHT_BYTES.get(bytes, i);
            long found = zeros(eight ^ QUOTES) | zeros((eight | ONES * BRACKET_BITS) ^ ONES * BRACKET);
            if (found != 0) {
                return i + first(found);
            }
        }
        while (i < end && bytes[i] != '"' && (bytes[i] | BRACKET_BITS) != BRACKET) {
            i++;
        }
        return i;
    }

    /** The index of the next line feed or carriage return, the end if there is none. */
    public static int lineEnd(byte[] bytes, int from, int end) {
        int i = from;
        for (; i + Long.BYTES <= end; i += Long.BYTES) {
            long eight = (long) EIGHT_BYTES.get(bytes, i);
            long found = zeros(eight ^ LINE_FEEDS) | zeros(eight ^ CARRIAGE_RETURNS);
            if (found != 0) {
                return i + first(found);
            }
        }
        while (i < end && bytes[i] != '\n' && bytes[i] != '\r') {
            i++;
        }
        return i;
    }

    /** The lowest set bit marks the first zero byte; bits above it may be wrong. */
    private static long zeros(long eight) {
        return eight - ONES & ~eight & HIGH_BITS;
    }

    private static int first(long found) {
        return Long.numberOfTrailingZeros(found) / Byte.SIZE;
    }
}
