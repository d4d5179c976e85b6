package com.payi.cdi.internal.core.wire;

import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * Unpacks a body that is gzip, as its bytes pass, and lets any other pass as it is. Goes by the first bytes and not by
 * the header: some clients have unpacked the body already and left the header, others the other way round.
 *
 * <p>
 * The work is proportional to the bytes that pass: a body that unpacks to very much more than JSON does is not read on.
 */
public final class GzipDecoder implements ByteSink {
    private static final int MAGIC_1 = 0x1F;
    private static final int MAGIC_2 = 0x8B;
    private static final int FIXED_HEADER = 10;
    private static final int HAS_CHECKSUM = 2;
    private static final int HAS_EXTRA = 4;
    private static final int HAS_NAME = 8;
    private static final int HAS_COMMENT = 16;
    /** Behind each member: a checksum and the length. */
    private static final int TRAILER = 8;
    /** JSON rarely unpacks to more than 20 times its size. */
    private static final int MAX_RATIO = 64;
    private static final int NO_RATIO = Integer.MAX_VALUE;
    /** What may be unpacked whatever the ratio. */
    private static final int ALWAYS_ALLOWED = 1024 * 1024;

    private enum State {
        FIRST_BYTE, SECOND_BYTE, HEADER, EXTRA_LENGTH_LOW, EXTRA_LENGTH_HIGH, EXTRA, NAME, COMMENT, CHECKSUM, BODY, TRAILER,
        NEXT_MEMBER, PLAIN, OVER
    }

    private final ByteSink next;
    private final int maxRatio;
    private State state = State.FIRST_BYTE;
    private int headerPosition = 2;
    private int flags;
    private int left;
    private Inflater inflater;
    private byte[] unpacked;
    private final CRC32 checksum = new CRC32();
    private long expected;
    private long packedCount;
    private long unpackedCount;
    private boolean stopped;
    private boolean broken;
    private boolean checksumWrong;

    /** Reads no body that unpacks to very much more than JSON does. */
    public GzipDecoder(ByteSink next) {
        this(next, MAX_RATIO);
    }

    private GzipDecoder(ByteSink next, int maxRatio) {
        this.next = next;
        this.maxRatio = maxRatio;
    }

    /** For a body that the application unpacks in any case. */
    public static GzipDecoder unlimited(ByteSink next) {
        return new GzipDecoder(next, NO_RATIO);
    }

    /** Whether this first byte may begin a gzip body. */
    public static boolean isGzip(byte first) {
        return (first & 0xFF) == MAGIC_1;
    }

    /** Whether these first two bytes begin a gzip body. */
    public static boolean isGzip(byte first, byte second) {
        return (first & 0xFF) == MAGIC_1 && (second & 0xFF) == MAGIC_2;
    }

    @Override
    public void accept(byte[] bytes, int offset, int length) {
        int from = offset;
        int end = offset + length;
        packedCount += length;
        while (from < end && state != State.OVER) {
            if (state == State.PLAIN) {
                next.accept(bytes, from, end - from);
                return;
            }
            if (state == State.BODY) {
                from = inflate(bytes, from, end);
            } else {
                header(bytes[from] & 0xFF);
                from += state == State.PLAIN ? 0 : 1;
            }
        }
    }

    /** Whether the bytes begin as gzip and go on as something else. */
    public boolean isBroken() {
        return broken;
    }

    /** Whether a member was unpacked to its end and is not what was packed, by its checksum or its length. */
    public boolean isChecksumWrong() {
        return checksumWrong;
    }

    /** Whether the last member was unpacked to its end. */
    public boolean isWhole() {
        return !broken && !stopped && (state == State.NEXT_MEMBER || state == State.OVER);
    }

    /** Whether the body was not unpacked to its end, because that would take too long. */
    public boolean isStopped() {
        return stopped;
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
                    headerPosition = 2;
                } else if (inflater != null) {
                    end();
                } else {
                    next.accept(new byte[]{MAGIC_1}, 0, 1);
                    state = State.PLAIN;
                }
                break;
            case TRAILER:
                trailer(b);
                break;
            case NEXT_MEMBER:
                // What follows the last member is no part of the body.
                state = b == MAGIC_1 ? State.SECOND_BYTE : State.OVER;
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

    /** The checksum and the length, of each the lowest byte first. */
    private void trailer(int b) {
        int position = TRAILER - left;
        expected |= (long) b << Byte.SIZE * position;
        left--;
        if (left == 0) {
            long length = inflater.getBytesWritten() & 0xFFFF_FFFFL;
            checksumWrong = expected != (length << Integer.SIZE | checksum.getValue());
            broken = checksumWrong;
            state = broken ? State.OVER : State.NEXT_MEMBER;
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
        checksum.reset();
        expected = 0;
        if (inflater == null) {
            inflater = new Inflater(true);
            unpacked = new byte[8192];
        } else {
            inflater.reset();
        }
    }

    /** @return the index behind the bytes that belong to the member */
    private int inflate(byte[] bytes, int from, int end) {
        inflater.setInput(bytes, from, end - from);
        long before = inflater.getBytesWritten();
        try {
            int count = inflater.inflate(unpacked);
            while (count > 0) {
                unpackedCount += count;
                if (unpackedCount > ALWAYS_ALLOWED + maxRatio * packedCount) {
                    stopped = true;
                    end();
                    return end;
                }
                pass(count);
                before = inflater.getBytesWritten();
                count = inflater.inflate(unpacked);
            }
            if (!inflater.finished()) {
                return end;
            }
            state = State.TRAILER;
            left = TRAILER;
            return end - inflater.getRemaining();
        } catch (DataFormatException e) {
            // What was unpacked up to the fault.
            pass((int) (inflater.getBytesWritten() - before));
            broken = true;
            end();
            return end;
        }
    }

    private void pass(int count) {
        checksum.update(unpacked, 0, count);
        next.accept(unpacked, 0, count);
    }
}
