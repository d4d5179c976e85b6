package com.payi.it.delivery;

import java.util.ArrayList;
import java.util.List;

/**
 * What a row has to end with. Nothing is ever lost, and nothing counts twice.
 *
 * @param repeats whether Pay-i may have got events again, because it was not heard or the process died
 * @param rejected how many events Pay-i refuses; {@link #ANY} for as many as it likes, but one at least
 * @param dropped how many events have to be given up; {@link #ANY} as above
 * @param measured whether calls are long and many enough to measure what the library adds
 */
record Expected(boolean repeats, long rejected, long dropped, boolean measured) {
    static final long ANY = -1;
    static final Expected ALL_DELIVERED = new Expected(false, 0, 0, true);
    static final Expected ALL_DELIVERED_SOME_AGAIN = new Expected(true, 0, 0, true);

    /**
     * A call that waits for Pay-i takes longer by Pay-i's 30 ms, or by the request timeout of two seconds. What is below that
     * may be the machine's, whose cores other modules use at the same time.
     */
    private static final double MOST_ADDED_MEDIAN_MILLIS = 25;
    private static final double MOST_ADDED_PERCENTILE_MILLIS = 1500;

    static Expected dropping(long dropped) {
        return new Expected(false, 0, dropped, true);
    }

    Expected unmeasured() {
        return new Expected(repeats, rejected, dropped, false);
    }

    Expected againToo() {
        return new Expected(true, rejected, dropped, measured);
    }

    /** What is not as it should be. */
    List<String> complaints(Outcome outcome) {
        List<String> complaints = new ArrayList<>();
        complain(complaints, outcome.offered() > 0, "nothing was offered");
        complain(complaints, outcome.lost() == 0, outcome.lost() + " events are lost");
        complain(complaints, outcome.countedTwice() == 0, outcome.countedTwice() + " events count twice");
        complain(complaints, repeats || outcome.repeated() == 0, outcome.repeated() + " events were sent again without need");
        complain(complaints, isMet(rejected, outcome.rejected()), outcome.rejected() + " events were rejected");
        complain(complaints, isMet(dropped, outcome.dropped()), outcome.dropped() + " events were dropped");
        if (measured) {
            complain(complaints, outcome.latencies().isEnough(), "too few calls were measured");
            complain(complaints, !outcome.latencies().isEnough() || isQuick(outcome.latencies()), "calls were held up");
        }
        return complaints;
    }

    private static boolean isMet(long expected, long found) {
        return expected == ANY ? found > 0 : expected == found;
    }

    private static boolean isQuick(Latencies latencies) {
        return latencies.addedMillis(50) < MOST_ADDED_MEDIAN_MILLIS && latencies.addedMillis(99) < MOST_ADDED_PERCENTILE_MILLIS;
    }

    private static void complain(List<String> complaints, boolean met, String otherwise) {
        if (!met) {
            complaints.add(otherwise);
        }
    }
}
