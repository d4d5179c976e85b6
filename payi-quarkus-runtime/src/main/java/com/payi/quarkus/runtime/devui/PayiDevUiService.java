package com.payi.quarkus.runtime.devui;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import com.payi.cdi.IngestStatistics;
import com.payi.cdi.LimitStates;
import com.payi.cdi.internal.core.delivery.ErrorHints;

import io.smallrye.mutiny.Multi;

/** What the page and the card of the Dev UI ask for, by JSON-RPC. A bean in dev mode only. */
@Singleton
public class PayiDevUiService {
    private static final Duration TICK = Duration.ofMillis(500);

    private final CallLog log = CallLog.SHARED;
    private final IngestStatistics statistics;
    private final ShownLimits limits;
    private volatile boolean ended;

    @Inject
    PayiDevUiService(IngestStatistics statistics, LimitStates states) {
        this.statistics = statistics;
        this.limits = new ShownLimits(states, DevService.configured());
    }

    /** All calls, then what changes: rows by number, the sums, limits and delivery. Ends with the application. */
    public Multi<Map<String, Object>> updates() {
        View view = new View();
        return ticks().map(tick -> view.next()).filter(changes -> !changes.isEmpty());
    }

    /** What the card shows: calls, cost today with the date of its prices where that is known, waiting events. */
    public Multi<String> summary() {
        String[] before = {""};
        return ticks().map(tick -> summaryText(limits.pricesDate())).filter(text -> {
            boolean changed = !text.equals(before[0]);
            before[0] = text;
            return changed;
        });
    }

    /**
     * What is sent to Pay-i of a call, and the levels of its context.
     *
     * @param number of the call
     */
    public Map<String, Object> call(long number) {
        ShownCall call = log.call(number);
        Map<String, Object> shown = new LinkedHashMap<>();
        if (call != null) {
            shown.put("json", call.json());
            shown.put("levels", call.levels());
        }
        return shown;
    }

    /** Forgets the calls that are shown. */
    public boolean clear() {
        log.clear();
        return true;
    }

    @PreDestroy
    void end() {
        ended = true;
    }

    private Multi<Long> ticks() {
        return Multi.createFrom().ticks().every(TICK).onOverflow().drop().select().first(tick -> !ended);
    }

    private String summaryText(String pricesDate) {
        CallLog.Sums sums = log.sums();
        IngestStatistics.Snapshot counts = statistics.snapshot();
        return String.format(Locale.ROOT, "%d calls · $%.4f today%s · %d waiting", sums.calls(), sums.costToday(),
                pricesDate == null ? "" : ", prices of " + pricesDate, counts.queued() + counts.spooled());
    }

    private Map<String, Object> delivery() {
        IngestStatistics.Snapshot counts = statistics.snapshot();
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("offered", counts.offered());
        shown.put("delivered", counts.delivered());
        shown.put("rejected", counts.rejected());
        shown.put("dropped", counts.droppedTotal());
        shown.put("queued", counts.queued());
        shown.put("spooled", counts.spooled());
        shown.put("failedAttempts", counts.failedAttempts());
        shown.put("suspended", counts.suspended());
        counts.lastFailure().ifPresent(failure -> {
            shown.put("failedAt", failure.at().toEpochMilli());
            shown.put("failure", failure.status() == 0 ? failure.reason() : failure.status() + " " + failure.reason());
            shown.put("remedy", remedy(failure));
        });
        return shown;
    }

    private static String remedy(IngestStatistics.Failure failure) {
        if (failure.status() == 0) {
            return "Check payi.base-url and the network; events wait and are sent again";
        }
        if (failure.status() >= 500 || failure.status() == 429) {
            return "Pay-i is busy or failing; events wait and are sent again";
        }
        return ErrorHints.of(failure.reason());
    }

    /** What one page has seen. */
    private final class View {
        private long epoch = -1;
        private long revision = -1;
        private Map<String, Object> before = Map.of();

        /** Empty if nothing has changed. */
        private Map<String, Object> next() {
            CallLog.Changes changes = log.since(epoch, revision);
            CallLog.Sums sums = log.sums();
            Map<String, Object> state = new LinkedHashMap<>();
            state.put("calls", sums.calls());
            state.put("costToday", sums.costToday());
            state.put("delivery", delivery());
            state.putAll(limits.shown());
            boolean all = changes.epoch() != epoch;
            if (!all && changes.rows().isEmpty() && state.equals(before)) {
                return Map.of();
            }
            before = state;
            epoch = changes.epoch();
            revision = changes.revision();
            Map<String, Object> shown = new LinkedHashMap<>(state);
            shown.put("all", all);
            shown.put("rows", changes.rows());
            return shown;
        }
    }
}
