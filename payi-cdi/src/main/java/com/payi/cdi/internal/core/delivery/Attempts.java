package com.payi.cdi.internal.core.delivery;

/**
 * What the attempts to deliver one event have come to so far.
 *
 * @param failures attempts that failed
 * @param countedFailures those between which most of the other events got through; only they count against the event
 * @param deliveredAtLastFailure how many events had been delivered in all when this one last failed; -1 if it never did
 * @param failedAtLastFailure how many attempts had failed in all then, with this event's own
 * @param singleOnly true if an earlier request got no clear answer, or if Pay-i does not take bulk requests. Such an
 *             event is sent on its own, because Pay-i de-duplicates only single requests by id
 */
record Attempts(int failures, int countedFailures, long deliveredAtLastFailure, long failedAtLastFailure,
        boolean singleOnly) {
    static final Attempts NONE = new Attempts(0, 0, -1, 0, false);

    /** So many events have to get through for each other attempt that fails: then the reason is the event and not Pay-i. */
    private static final int DELIVERED_FOR_EACH_FAILURE = 4;

    Attempts asSingleOnly() {
        return new Attempts(failures, countedFailures, deliveredAtLastFailure, failedAtLastFailure, true);
    }

    /**
     * The same with another failure.
     *
     * @param deliveredSoFar events in all
     * @param failedSoFar attempts of all events, without this one
     */
    Attempts failed(long deliveredSoFar, long failedSoFar) {
        return new Attempts(failures + 1, countedFailures + (counts(deliveredSoFar, failedSoFar) ? 1 : 0), deliveredSoFar,
                failedSoFar + 1, singleOnly);
    }

    /** If no event got through since the last failure, or many failed, Pay-i may be the reason. */
    private boolean counts(long deliveredSoFar, long failedSoFar) {
        long delivered = deliveredSoFar - deliveredAtLastFailure;
        return failures == 0
                || delivered > 0 && delivered >= DELIVERED_FOR_EACH_FAILURE * (failedSoFar - failedAtLastFailure);
    }

    /** Whether the event has failed since any event got through. */
    boolean hasFailedSince(long deliveredSoFar) {
        return deliveredSoFar == deliveredAtLastFailure;
    }
}
