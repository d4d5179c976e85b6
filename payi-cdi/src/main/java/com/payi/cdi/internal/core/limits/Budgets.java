package com.payi.cdi.internal.core.limits;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

import com.payi.cdi.BudgetThresholdReached;
import com.payi.cdi.LimitBlockedException.Reason;
import com.payi.cdi.PayiResult;
import com.payi.cdi.internal.core.config.LimitsConfiguration;
import com.payi.cdi.internal.core.config.LimitsConfiguration.OnBlocked;
import com.payi.cdi.internal.core.context.Spending;
import com.payi.cdi.internal.core.context.UseCaseCap;

/**
 * Holds the estimated cost of each call in the budgets that it counts against, until Pay-i's answer has its cost. So calls
 * at the same time cannot all use the same rest of a budget. One lock guards everything in here; it is held for a few
 * microseconds, and only for calls that have such budgets.
 */
public final class Budgets {
    private static final int MOST_LIMITS = 10_000;
    /** A call that has ended is answered by then, or its event is lost: what was held counts as spent. */
    private static final long LONGEST_HOLD_NANOS = TimeUnit.MINUTES.toNanos(15);

    private final LimitsConfiguration configuration;
    private final boolean reserves;
    private final LimitQuestions questions;
    private final Thresholds thresholds;
    private final LongSupplier nanoTime;
    private final CostEstimates estimates = new CostEstimates();
    private final Map<String, LimitBudget> limits = new LinkedHashMap<>(16, 0.75f, true);
    private final Map<String, Reservation> byEvent = new LinkedHashMap<>();
    /** In the order of the ends of their calls. */
    private final Set<Reservation> ended = new LinkedHashSet<>();

    /**
     * @param source null where Pay-i cannot be asked
     * @param thresholdReached gets the budgets that are used up to the threshold, on any thread; null if they are not wanted
     */
    public Budgets(LimitsConfiguration configuration, LimitTermsSource source,
            Consumer<BudgetThresholdReached> thresholdReached) {
        this(configuration, source, thresholdReached, System::nanoTime);
    }

    Budgets(LimitsConfiguration configuration, LimitTermsSource source, Consumer<BudgetThresholdReached> thresholdReached,
            LongSupplier nanoTime) {
        this.configuration = configuration;
        this.reserves = configuration.reservation() && configuration.onBlocked() == OnBlocked.BLOCK;
        this.questions = new LimitQuestions(source);
        this.thresholds = new Thresholds(configuration.threshold(), thresholdReached);
        this.nanoTime = nanoTime;
    }

    /** Asks about the limits that the configuration names, so that the first calls under them find answers. */
    public void start(List<String> limitIds) {
        if (reserves) {
            Set<String> known = new LinkedHashSet<>(configuration.max().names());
            known.addAll(limitIds);
            ask(known);
        }
    }

    /**
     * Whether the cost of a call has to be known.
     *
     * @param limitIds null for none
     * @param cap null for none
     */
    public boolean needsCost(List<String> limitIds, UseCaseCap cap) {
        return cap != null && cap.needsCosts() || !reserved(limitIds).isEmpty();
    }

    /**
     * Whether something is held for a call.
     *
     * @param limitIds null for none
     * @param cap null for none
     */
    boolean areConcerned(List<String> limitIds, UseCaseCap cap) {
        return cap != null || !reserved(limitIds).isEmpty();
    }

    /** Those of the limits of a call in which its cost is held. */
    private List<String> reserved(List<String> limitIds) {
        return reserves && limitIds != null ? limitIds : List.of();
    }

    /** Does a step under the lock, and passes on without it which thresholds the step has reached. */
    private <T> T guarded(Supplier<T> step) {
        T result;
        List<BudgetThresholdReached> reached;
        synchronized (this) {
            result = step.get();
            reached = thresholds.take();
        }
        thresholds.passOn(reached);
        return result;
    }

    private void guarded(Runnable step) {
        guarded(() -> {
            step.run();
            return null;
        });
    }

    /**
     * Holds the estimated cost of a call that is about to be made, if all of its budgets have room.
     *
     * @param limitIds null for none
     * @param cap null for none
     * @param overdraws whether the cost is held also where a limit has no room for it
     */
    Admission admit(List<String> limitIds, UseCaseCap cap, CallKind kind, boolean overdraws) {
        List<String> reserved = reserved(limitIds);
        ask(reserved);
        return guarded(() -> held(reserved, cap, kind, overdraws));
    }

    private Admission held(List<String> limitIds, UseCaseCap cap, CallKind kind, boolean overdraws) {
        expire();
        double estimate = estimates.of(kind).orElse(configuration.defaultCost());
        List<Spending> caps = new ArrayList<>(1);
        for (UseCaseCap level = cap; level != null; level = level.outer()) {
            BudgetRefusal refusal = refusal(level, estimate);
            if (refusal != null) {
                return new Admission(refusal, null);
            }
            if (!caps.contains(level.spending())) {
                caps.add(level.spending());
            }
        }
        List<LimitBudget> budgets = new ArrayList<>(limitIds.size());
        BudgetRefusal noRoom = null;
        for (String id : limitIds) {
            LimitBudget budget = budget(id);
            if (noRoom == null && !budget.hasRoomFor(estimate)) {
                noRoom = new BudgetRefusal(Reason.NO_ROOM, id, budget.spending.total(), budget.max(), estimate);
            }
            budgets.add(budget);
        }
        if (noRoom != null && !overdraws) {
            return new Admission(noRoom, null);
        }
        Reservation reservation = new Reservation(this, kind, cap, caps, budgets, estimate);
        caps.forEach(Spending::called);
        thresholds.called(cap);
        hold(reservation, estimate);
        return new Admission(noRoom, reservation);
    }

    /** A cap lets a call pass as long as it is not reached: the last one may go over it. */
    private static BudgetRefusal refusal(UseCaseCap cap, double estimate) {
        Spending spending = cap.spending();
        if (cap.maxCalls() >= 0 && spending.calls() >= cap.maxCalls()) {
            return new BudgetRefusal(Reason.MAX_CALLS, cap.useCaseName(), spending.calls(), cap.maxCalls(), 1);
        }
        if (cap.maxCostUsd() >= 0 && spending.total() >= cap.maxCostUsd()) {
            return new BudgetRefusal(Reason.MAX_COST, cap.useCaseName(), spending.total(), cap.maxCostUsd(), estimate);
        }
        return null;
    }

    private LimitBudget budget(String id) {
        LimitBudget budget = limits.computeIfAbsent(id, added -> new LimitBudget(id, configuration.max().get(id)));
        if (limits.size() > MOST_LIMITS) {
            limits.remove(limits.keySet().iterator().next());
        }
        return budget;
    }

    private static void hold(Reservation reservation, double amount) {
        reservation.amount = amount;
        reservation.caps.forEach(spending -> spending.hold(amount));
        reservation.limits.forEach(limit -> limit.spending.hold(amount));
    }

    synchronized void notMade(Reservation reservation) {
        if (isOpen(reservation)) {
            reservation.caps.forEach(Spending::notCalled);
            close(reservation, 0);
        }
    }

    void ended(Reservation reservation, boolean costs) {
        if (costs) {
            synchronized (this) {
                if (isOpen(reservation)) {
                    reservation.endedNanos = nanoTime.getAsLong();
                    ended.add(reservation);
                }
            }
        } else {
            settle(reservation, 0);
        }
    }

    synchronized void reported(Reservation reservation, String eventId, String model) {
        reservation.model = model;
        if (isOpen(reservation)) {
            reservation.eventId = eventId;
            byEvent.put(eventId, reservation);
        }
    }

    /**
     * Pay-i has answered an event, or the event is lost.
     *
     * @param cost in US dollars; NaN if it is not known: then the estimate counts
     */
    public void answered(String eventId, double cost) {
        Reservation reservation = open(eventId);
        if (reservation != null) {
            settle(reservation, cost);
        }
    }

    private synchronized Reservation open(String eventId) {
        return byEvent.isEmpty() ? null : byEvent.get(eventId);
    }

    void settle(Reservation reservation, double cost) {
        guarded(() -> {
            if (isOpen(reservation)) {
                if (cost > 0) {
                    learn(reservation, cost);
                }
                close(reservation, Double.isNaN(cost) ? reservation.amount : cost);
            }
        });
    }

    /** The first answer shows what the calls before it cost, for which nothing was known when they were made. */
    private void learn(Reservation reservation, double cost) {
        boolean first = estimates.of(reservation.kind).isEmpty();
        estimates.learn(reservation.kind, reservation.model, cost);
        if (first) {
            ended.stream().filter(other -> other.kind.equals(reservation.kind)).forEach(other -> {
                release(other);
                hold(other, cost);
            });
        }
    }

    private static boolean isOpen(Reservation reservation) {
        return !reservation.settled;
    }

    private static void release(Reservation reservation) {
        reservation.caps.forEach(spending -> spending.release(reservation.amount));
        reservation.limits.forEach(limit -> limit.spending.release(reservation.amount));
    }

    private void close(Reservation reservation, double cost) {
        release(reservation);
        reservation.caps.forEach(spending -> spending.spend(cost));
        thresholds.spent(reservation.cap, cost);
        for (LimitBudget limit : reservation.limits) {
            double before = limit.spending.spent();
            limit.spend(cost);
            thresholds.spent(limit, before);
        }
        reservation.settled = true;
        ended.remove(reservation);
        if (reservation.eventId != null) {
            byEvent.remove(reservation.eventId);
        }
    }

    private void expire() {
        long now = nanoTime.getAsLong();
        while (!ended.isEmpty()) {
            Reservation eldest = ended.iterator().next();
            if (now - eldest.endedNanos < LONGEST_HOLD_NANOS) {
                return;
            }
            close(eldest, eldest.amount);
        }
    }

    private void ask(Iterable<String> limitIds) {
        for (String id : limitIds) {
            LimitBudget budget = toBeAsked(id);
            if (budget != null) {
                questions.ask(id, terms -> answered(budget, terms));
            }
        }
    }

    /** Null if its terms are known well enough, or are being asked for. */
    private synchronized LimitBudget toBeAsked(String id) {
        LimitBudget budget = budget(id);
        return budget.isToBeAsked(nanoTime.getAsLong(), configuration.refresh().toNanos()) ? budget : null;
    }

    /** @param terms null if Pay-i gave no answer that helps */
    private void answered(LimitBudget budget, LimitTerms terms) {
        guarded(() -> {
            double before = budget.isMaxKnown() ? budget.spending.spent() : 0;
            if (terms == null) {
                budget.notAnswered();
            } else {
                budget.answered(terms);
                thresholds.spent(budget, before);
            }
        });
    }

    /** Learns the states of limits, of which nothing else may be known. */
    public void learn(PayiResult result) {
        if (!thresholds.areWatched()) {
            return;
        }
        guarded(() -> LimitRefusal.states(result).forEach((id, state) -> {
            LimitBudget budget = budget(id);
            if (!budget.isMaxKnown()) {
                thresholds.reported(budget, state);
            }
        }));
    }
}
