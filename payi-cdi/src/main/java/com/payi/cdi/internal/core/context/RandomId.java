package com.payi.cdi.internal.core.context;

import java.security.SecureRandom;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Random UUIDs of version 4, as texts. They name things and protect nothing, so they need not be unpredictable, only
 * different: a number that counts up is mixed with a secret of 128 bits. Two ids of one process or of two are the same as
 * rarely as those of {@link UUID#randomUUID()}, which costs ten times as much.
 */
public final class RandomId {
    private static final int SECRET_LASTS_BITS = 10;
    private static final long STEP = 0x9e3779b97f4a7c15L;
    private static final long OTHER_STEP = 0xd1342543de82ef95L;

    private static final AtomicLong COUNT = new AtomicLong();
    /**
     * Null before the first id, also where an image of the process is made. Each secret lasts about a second: processes
     * that continue from one snapshot would otherwise make the same ids.
     */
    private static volatile Secret secret;

    /** @param period when the secret was drawn, in periods since 1970 */
    private record Secret(long period, long high, long low) {
        static Secret drawn(long period) {
            SecureRandom random = new SecureRandom();
            return new Secret(period, random.nextLong(), random.nextLong());
        }
    }

    private RandomId() {}

    public static String next() {
        long count = COUNT.getAndIncrement();
        Secret current = current();
        long high = mixed(current.high + count * STEP);
        long low = mixed(current.low + count * OTHER_STEP);
        return new UUID(high & 0xffff_ffff_ffff_0fffL | 0x4000L, low >>> 2 | 0x8000_0000_0000_0000L).toString();
    }

    private static Secret current() {
        long period = System.currentTimeMillis() >>> SECRET_LASTS_BITS;
        Secret current = secret;
        if (current == null || current.period != period) {
            current = Secret.drawn(period);
            secret = current;
        }
        return current;
    }

    /** Each input has an output of its own, and each bit of the input changes half of the bits of the output. */
    private static long mixed(long number) {
        long mixed = (number ^ number >>> 30) * 0xbf58476d1ce4e5b9L;
        mixed = (mixed ^ mixed >>> 27) * 0x94d049bb133111ebL;
        return mixed ^ mixed >>> 31;
    }
}
