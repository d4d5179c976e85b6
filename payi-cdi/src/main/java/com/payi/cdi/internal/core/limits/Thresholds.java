package com.payi.cdi.internal.core.limits;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.Consumer;

import com.payi.cdi.BudgetThresholdReached;
import com.payi.cdi.BudgetThresholdReached.Kind;
import com.payi.cdi.LimitState;
import com.payi.cdi.internal.core.context.UseCaseCap;

/**
 * Finds the budgets that a step used up to the threshold, and passes them on after the step. The budgets guard the
 * finding; nothing is passed on under their lock, because the receiver is not theirs.
 */
final class Thresholds {
    private static final Set<LimitState> REACHED = Set.of(LimitState.EXCEEDED, LimitState.OVERRUN, LimitState.BLOCKED);

    private final double threshold;
    private final Consumer<BudgetThresholdReached> receiver;
    private List<BudgetThresholdReached> found = new ArrayList<>(0);

    /** @param receiver null if they are not wanted */
    Thresholds(double threshold, Consumer<BudgetThresholdReached> receiver) {
        this.threshold = threshold;
        this.receiver = receiver;
    }

    boolean areWatched() {
        return receiver != null;
    }

    /** One more call counts under a cap and those around it. */
    void called(UseCaseCap cap) {
        for (UseCaseCap level = cap; level != null; level = level.outer()) {
            if (level.maxCalls() >= 0) {
                int calls = level.spending().calls();
                watch(Kind.USE_CASE_CALLS, level, calls - 1, calls, level.maxCalls());
            }
        }
    }

    /** A call that counts under a cap and those around it has cost this. */
    void spent(UseCaseCap cap, double cost) {
        for (UseCaseCap level = cap; level != null; level = level.outer()) {
            if (level.maxCostUsd() >= 0) {
                double spent = level.spending().spent();
                watch(Kind.USE_CASE_COST, level, spent - cost, spent, level.maxCostUsd());
            }
        }
    }

    /** @param before what was spent under the limit before */
    void spent(LimitBudget limit, double before) {
        double now = limit.spending.spent();
        if (limit.isMaxKnown() && crosses(before, now, limit.max())) {
            add(new BudgetThresholdReached(Kind.LIMIT, limit.limitId, Optional.empty(), OptionalDouble.of(now),
                    OptionalDouble.of(limit.max()), threshold));
        }
    }

    /** Pay-i reports the state of a limit about which no amounts are known. */
    void reported(LimitBudget limit, LimitState state) {
        boolean reached = REACHED.contains(state);
        if (limit.isFirst(reached, state == LimitState.OK)) {
            add(new BudgetThresholdReached(Kind.LIMIT, limit.limitId, Optional.empty(), OptionalDouble.empty(),
                    OptionalDouble.empty(), threshold));
        }
    }

    private void watch(Kind kind, UseCaseCap cap, double before, double now, double max) {
        if (crosses(before, now, max)) {
            add(new BudgetThresholdReached(kind, cap.useCaseName() == null ? "" : cap.useCaseName(),
                    Optional.ofNullable(cap.useCaseId()), OptionalDouble.of(now), OptionalDouble.of(max), threshold));
        }
    }

    private boolean crosses(double before, double now, double max) {
        return before < threshold * max && now >= threshold * max;
    }

    private void add(BudgetThresholdReached reached) {
        if (receiver != null) {
            found.add(reached);
        }
    }

    /** What was found since the last time, to be passed on without the lock. */
    List<BudgetThresholdReached> take() {
        if (found.isEmpty()) {
            return List.of();
        }
        List<BudgetThresholdReached> taken = found;
        found = new ArrayList<>(0);
        return taken;
    }

    void passOn(List<BudgetThresholdReached> taken) {
        taken.forEach(reached -> receiver.accept(reached));
    }
}
