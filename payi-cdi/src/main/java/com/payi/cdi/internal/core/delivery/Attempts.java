package com.payi.cdi.internal.core.delivery;

/**
 * What the attempts to deliver one event have come to so far.
 *
 * @param failures attempts that failed
 * @param countedFailures those between which other events got through; only they count against the event
 * @param deliveredAtLastFailure how many events had been delivered in all when this one last failed; -1 if it never did
 * @param singleOnly true if an earlier request got no clear answer, or if Pay-i does not take bulk requests. Such an
 *             event is sent on its own, because Pay-i de-duplicates only single requests by id
 */
record Attempts(int failures, int countedFailures, long deliveredAtLastFailure, boolean singleOnly) {
    static final Attempts NONE = new Attempts(0, 0, -1, false);

    Attempts asSingleOnly() {
        return new Attempts(failures, countedFailures, deliveredAtLastFailure, true);
    }

    /** @param deliveredSoFar events in all; if none got through since the last failure, Pay-i may be the reason */
    Attempts failed(long deliveredSoFar) {
        return new Attempts(failures + 1, hasFailedSince(deliveredSoFar) ? countedFailures : countedFailures + 1,
                deliveredSoFar,
                singleOnly);
    }

    /** Whether the event has failed since any event got through. */
    boolean hasFailedSince(long deliveredSoFar) {
        return deliveredSoFar == deliveredAtLastFailure;
    }
}
