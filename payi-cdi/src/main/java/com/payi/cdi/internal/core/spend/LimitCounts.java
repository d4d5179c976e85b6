package com.payi.cdi.internal.core.spend;

import java.util.Map;
import java.util.concurrent.atomic.DoubleAdder;

import com.payi.cdi.LimitState;

/** What calls cost that counted against one limit, and the limit's latest state. For any thread. */
final class LimitCounts {
    private final DoubleAdder cost = new DoubleAdder();
    private volatile double level = Double.NaN;

    void show(String limitId, NewNumbers numbers) {
        Map<String, String> tags = Map.of("limit", limitId);
        numbers.add(new LiveNumber("payi.limit.cost", "What calls under the limit cost, as far as Pay-i has answered it", "usd",
                tags, true, cost::sum));
        numbers.add(new LiveNumber("payi.limit.state", "0 ok, 1 above the threshold, 2 above the maximum, 3 blocked", "", tags,
                false, () -> level));
    }

    void spent(double total) {
        cost.add(total);
    }

    /** States that tell nothing about this limit change nothing. */
    void is(LimitState state) {
        switch (state) {
            case OK -> level = 0;
            case EXCEEDED -> level = 1;
            case OVERRUN -> level = 2;
            case BLOCKED -> level = 3;
            default -> {
                return;
            }
        }
    }
}
