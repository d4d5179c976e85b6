package com.payi.cdi.internal.core.wire;

/**
 * Passes JSON on, but of each text no more than a limit, so that an image or a document of many megabytes inside one
 * JSON text never has to be held in memory by the parser behind it. Cuts only between characters, so the result stays
 * JSON.
 */
final class LongStringCutter implements ByteSink {
    private final ByteSink next;
    private final int limit;
    private boolean inText;
    private boolean escaped;
    private int hexDigitsLeft;
    private int length;

    LongStringCutter(ByteSink next, int limit) {
        this.next = next;
        this.limit = limit;
    }

    @Override
    public void accept(byte[] bytes, int offset, int count) {
        int end = offset + count;
        int from = offset;
        boolean dropping = isDropping();
        for (int i = offset; i < end; i++) {
            boolean drop = step(bytes[i]);
            if (drop != dropping) {
                if (!dropping && i > from) {
                    next.accept(bytes, from, i - from);
                }
                from = i;
                dropping = drop;
            }
        }
        if (!dropping && end > from) {
            next.accept(bytes, from, end - from);
        }
    }

    private boolean isDropping() {
        return inText && length > limit;
    }

    /** Whether this byte is dropped. */
    private boolean step(byte b) {
        if (!inText) {
            if (b == '"') {
                inText = true;
                length = 0;
            }
            return false;
        }
        if (hexDigitsLeft > 0) {
            hexDigitsLeft--;
            return isDropping();
        }
        if (escaped) {
            escaped = false;
            hexDigitsLeft = b == 'u' ? 4 : 0;
            return isDropping();
        }
        if (b == '"') {
            inText = false;
            return false;
        }
        boolean beginsCharacter = (b & 0xC0) != 0x80;
        if (length < limit || beginsCharacter) {
            length++;
        }
        escaped = b == '\\';
        return isDropping();
    }
}
