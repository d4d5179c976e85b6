package com.payi.it.delivery;

/**
 * What became of the events of a row.
 *
 * @param offered calls that were to be reported, as the test itself has counted them
 * @param delivered different ids that Pay-i took
 * @param repeated how often Pay-i took an id that it had
 * @param countedTwice those of {@code repeated} that Pay-i does not know again by the id
 * @param dropped given up and counted, by the library
 * @param gone between the call and the disk when the process was killed, or destroyed together with their file
 */
record Outcome(long offered, long delivered, long repeated, long countedTwice, long rejected, long dropped, long gone,
        Latencies latencies) {
    /** In no count at all. */
    long lost() {
        return offered - delivered - rejected - dropped - gone;
    }
}
