package com.payi.cdi.internal.core.limits;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.payi.cdi.LimitState;
import com.payi.cdi.PayiResult;

/** How Pay-i's answers show that a limit blocks. */
public final class LimitRefusal {
    /** Pay-i's error code for a call that was refused because of a limit. */
    public static final String CODE = "limit_reached";

    private LimitRefusal() {}

    /**
     * The states that a result names; a limit in the list of blocked ones is blocked, unless its state is that another
     * one is.
     */
    static Map<String, LimitState> states(PayiResult result) {
        Map<String, LimitState> states = new LinkedHashMap<>(result.limits());
        result.blockedLimitIds().forEach(id -> states.merge(id, LimitState.BLOCKED,
                (state, blocked) -> state == LimitState.BLOCKED_EXTERNAL ? state : blocked));
        return states;
    }

    /** The ids of the limits that a result names as blocked. */
    public static List<String> blocked(PayiResult result) {
        List<String> blocked = new ArrayList<>();
        states(result).forEach((id, state) -> {
            if (state == LimitState.BLOCKED) {
                blocked.add(id);
            }
        });
        return blocked;
    }
}
