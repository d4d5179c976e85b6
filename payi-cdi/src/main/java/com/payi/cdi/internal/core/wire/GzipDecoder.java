package com.payi.cdi.internal.core.wire;

import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * Unpacks a body that is gzip, as its bytes pass, and lets any other pass as it is. Goes by the first bytes and not by
 * the header: some clients have unpacked the body already and left the header, others the other way round.
 */
public final class GzipDecoder implements ByteSink {
    private static final int MAGIC_1 = 0x1F;
    private static final int MAGIC_2 = 0x8B;
    private static final int FIXED_HEADER = 10;
    private static final int HAS_CHECKSUM = 2;
    private static final int HAS_EXTRA = 4;
    private static final int HAS_NAME = 8;
    private static final int HAS_COMMENT = 16;

    private enum State {
        FIRST_BYTE, SECOND_BYTE, HEADER, EXTRA_LENGTH_LOW, EXTRA_LENGTH_HIGH, EXTRA, NAME, COMMENT, CHECKSUM, BODY, PLAIN, OVER
    }

    private final ByteSink next;
    private State state = State.FIRST_BYTE;
    private int headerPosition = 2;
    private int flags;
    private int left;
    private Inflater inflater;
    private byte[] unpacked;

    public GzipDecoder(ByteSink next) {
        this.next = next;
    }

    @Override
    public void accept(byte[] bytes, int offset, int length) {
        int from = offset;
        int end = offset + length;
        while (from < end && state != State.BODY && state != State.PLAIN && state != State.OVER) {
            header(bytes[from++] & 0xFF);
            if (state == State.PLAIN) {
                from--;
            }
        }
        if (from < end && state == State.PLAIN) {
            next.accept(bytes, from, end - from);
        } else if (from < end && state == State.BODY) {
            inflate(bytes, from, end - from);
        }
    }

    /** Gives the memory outside the heap back; without it, that waits for a garbage collection. */
    public void end() {
        state = State.OVER;
        if (inflater != null) {
            inflater.end();
        }
    }

    private void header(int b) {
        switch (state) {
            case FIRST_BYTE:
                state = b == MAGIC_1 ? State.SECOND_BYTE : State.PLAIN;
                break;
            case SECOND_BYTE:
                if (b == MAGIC_2) {
                    state = State.HEADER;
                } else {
                    next.accept(new byte[]{MAGIC_1}, 0, 1);
                    state = State.PLAIN;
                }
                break;
            case HEADER:
                flags = headerPosition == 3 ? b : flags;
                headerPosition++;
                if (headerPosition == FIXED_HEADER) {
                    afterFixedHeader();
                }
                break;
            case EXTRA_LENGTH_LOW:
                left = b;
                state = State.EXTRA_LENGTH_HIGH;
                break;
            case EXTRA_LENGTH_HIGH:
                left |= b << 8;
                state = State.EXTRA;
                if (left == 0) {
                    afterExtra();
                }
                break;
            case EXTRA:
                left--;
                if (left == 0) {
                    afterExtra();
                }
                break;
            case NAME:
                if (b == 0) {
                    afterName();
                }
                break;
            case COMMENT:
                if (b == 0) {
                    afterComment();
                }
                break;
            default:
                left--;
                if (left == 0) {
                    begin();
                }
        }
    }

    private void afterFixedHeader() {
        if ((flags & HAS_EXTRA) != 0) {
            state = State.EXTRA_LENGTH_LOW;
        } else {
            afterExtra();
        }
    }

    private void afterExtra() {
        if ((flags & HAS_NAME) != 0) {
            state = State.NAME;
        } else {
            afterName();
        }
    }

    private void afterName() {
        if ((flags & HAS_COMMENT) != 0) {
            state = State.COMMENT;
        } else {
            afterComment();
        }
    }

    private void afterComment() {
        if ((flags & HAS_CHECKSUM) != 0) {
            state = State.CHECKSUM;
            left = 2;
        } else {
            begin();
        }
    }

    private void begin() {
        state = State.BODY;
        inflater = new Inflater(true);
        unpacked = new byte[8192];
    }

    private void inflate(byte[] bytes, int offset, int length) {
        inflater.setInput(bytes, offset, length);
        try {
            int count = inflater.inflate(unpacked);
            while (count > 0) {
                next.accept(unpacked, 0, count);
                count = inflater.inflate(unpacked);
            }
            if (inflater.finished()) {
                end();
            }
        } catch (DataFormatException e) {
            end();
        }
    }
}
