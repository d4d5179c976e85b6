package com.payi.cdi.internal.core.call.report;

/**
 * The ids of the latest events, in memory of a fixed size: at least the last {@value #GENERATION}, at most twice as many.
 * Of each, a hash of 64 bits is kept; two ids with the same hash count as one, which only costs the second its own name.
 */
final class RecentIds {
    static final int GENERATION = 16_384;
    /** Never more than half full, so that a free place is near. */
    private static final int PLACES = 2 * GENERATION;
    private static final long FREE = 0;

    private long[] current = new long[PLACES];
    private long[] previous = new long[PLACES];
    private int inCurrent;

    /** @return false if the id is among the latest already */
    synchronized boolean add(String id) {
        long hash = hash(id);
        int place = place(current, hash);
        boolean known = current[place] == hash;
        if (known || previous[place(previous, hash)] == hash) {
            if (!known) {
                // An id that comes again and again is not forgotten.
                put(place, hash);
            }
            return false;
        }
        put(place, hash);
        return true;
    }

    private void put(int place, long hash) {
        current[place] = hash;
        inCurrent++;
        if (inCurrent == GENERATION) {
            previous = current;
            current = new long[PLACES];
            inCurrent = 0;
        }
    }

    /** Where the hash is, or the free place where it belongs. */
    private static int place(long[] hashes, long hash) {
        int place = (int) (hash >>> 32) & PLACES - 1;
        while (hashes[place] != hash && hashes[place] != FREE) {
            place = place + 1 & PLACES - 1;
        }
        return place;
    }

    /** FNV-1a, mixed once more, as short ids differ in their last characters only. */
    private static long hash(String id) {
        long hash = 0xcbf29ce484222325L;
        for (int i = 0; i < id.length(); i++) {
            hash = (hash ^ id.charAt(i)) * 0x100000001b3L;
        }
        hash = (hash ^ hash >>> 33) * 0xff51afd7ed558ccdL;
        hash ^= hash >>> 33;
        return hash == FREE ? 1 : hash;
    }
}
