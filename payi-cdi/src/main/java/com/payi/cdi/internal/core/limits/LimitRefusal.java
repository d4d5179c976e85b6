package com.payi.cdi.internal.core.limits;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.payi.cdi.LimitBlockedException;
import com.payi.cdi.LimitState;
import com.payi.cdi.LimitStates;
import com.payi.cdi.LimitStatus;
import com.payi.cdi.PayiResult;
import com.payi.cdi.internal.core.wire.PayiResultReader;
import com.payi.cdi.spi.JsonTree;

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

    /**
     * The limits that an answer of Pay-i refuses the call for.
     *
     * @param known null where no states are known
     */
    public static List<LimitStatus> blocked(PayiResult result, LimitStates known) {
        Instant now = Instant.now();
        return blocked(result).stream().map(id -> Optional.ofNullable(known).flatMap(states -> states.state(id))
                .filter(status -> status.state() == LimitState.BLOCKED)
                .orElse(new LimitStatus(id, LimitState.BLOCKED, now, now))).toList();
    }

    /**
     * The refusal in an answer to a proxied call.
     *
     * @param known null where no states are known
     * @return empty if the call was not refused because of a limit
     */
    public static Optional<LimitBlockedException> in(JsonTree answer, LimitStates known) {
        JsonTree result = answer.at("xproxy_result");
        List<LimitStatus> blocked = result.isObject() ? blocked(PayiResultReader.read(result, null), known) : List.of();
        return blocked.isEmpty() && !CODE.equals(answer.at("xproxy_error", "code").text())
                ? Optional.empty()
                : Optional.of(new LimitBlockedException(blocked));
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
