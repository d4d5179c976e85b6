package com.payi.quarkus.runtime.devui;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;

import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import com.payi.cdi.IngestStatistics.DropReason;
import com.payi.cdi.PayiResult;
import com.payi.cdi.internal.core.context.ContextField;
import com.payi.cdi.internal.core.context.ContextValues;
import com.payi.cdi.internal.core.context.Frame;
import com.payi.cdi.internal.core.delivery.ErrorHints;
import com.payi.cdi.internal.core.delivery.EventWatcher;
import com.payi.cdi.internal.core.delivery.IngestEvent;
import com.payi.cdi.internal.edge.runtime.PayiRuntime;
import com.payi.cdi.spi.OutgoingEvent;
import com.payi.cdi.spi.Usage;

/** Writes the calls of the application into the log that the Dev UI shows. A bean in dev mode only. */
@Singleton
public class DevUiWatcher implements EventWatcher {
    private static final String ATTEMPT = "payi.attempt";

    private final CallLog log;
    private final Supplier<ContextValues> configuration;
    /** Null before the first call. */
    private volatile ContextValues configured;

    @Inject
    DevUiWatcher(Instance<PayiRuntime> runtime) {
        // Not before the first call: the runtime needs this bean.
        this(CallLog.SHARED, () -> runtime.get().valuesAsConfigured());
    }

    DevUiWatcher(CallLog log, Supplier<ContextValues> configuration) {
        this.log = log;
        this.configuration = configuration;
    }

    @Override
    public void written(IngestEvent event, OutgoingEvent content, Frame frame) {
        log.add(event.id(), row("ingest", event), Map.of("state", "waiting"), content.json(), levels(frame, event.context()));
    }

    @Override
    public void accounted(PayiResult result) {
        result.providerResponseId().ifPresent(id -> log.answered(id, answer(result)));
    }

    @Override
    public void proxied(IngestEvent call, PayiResult result, Frame frame) {
        Map<String, Object> row = row("proxy", call);
        Map<String, Object> answer = Map.of("state", "no result", "why", "The answer has no result of Pay-i");
        if (result != null) {
            result.useCaseName().ifPresent(name -> row.put("useCase", name));
            result.useCaseId().ifPresent(id -> row.put("instance", id));
            result.userId().ifPresent(id -> row.put("user", id));
            answer = answer(result);
        }
        log.add(null, row, answer, null, levels(frame, call.context()));
    }

    @Override
    public void rejected(String eventId, String code) {
        log.answered(eventId, Map.of("state", "rejected", "why", code, "remedy", ErrorHints.of(code)));
    }

    @Override
    public void dropped(String eventId, DropReason reason) {
        String why = reason.name().toLowerCase(Locale.ROOT).replace('_', ' ');
        log.answered(eventId, Map.of("state", "dropped", "why", why, "remedy", remedy(reason)));
    }

    private static String remedy(DropReason reason) {
        return switch (reason) {
            case QUEUE_FULL -> "Find out why Pay-i is slow, raise payi.ingest.queue-capacity, or add a spool";
            case TOO_LARGE -> "Raise payi.ingest.queue-max-bytes, or lower payi.capture.max-bytes";
            case TOO_OLD, TOO_MANY_ATTEMPTS -> "Find out why Pay-i does not accept it: the last error of the delivery is shown";
            case SHUTDOWN -> "Add a spool, or raise payi.ingest.shutdown-timeout";
            case UNREADABLE -> "The log has the reason";
            case SUPERSEDED -> "Nothing: a later score is sent in its place";
        };
    }

    private static Map<String, Object> row(String mode, IngestEvent event) {
        Map<String, Object> row = new LinkedHashMap<>();
        ContextValues context = event.context();
        row.put("mode", mode);
        row.put("time", event.timestamp().toEpochMilli());
        put(row, "useCase", context.useCaseName());
        put(row, "instance", context.useCaseId());
        put(row, "user", context.userId());
        put(row, "account", context.text(ContextField.ACCOUNT_NAME));
        put(row, "limits", context.limitIds());
        row.put("model", event.resource());
        row.put("category", event.category());
        row.put("units", units(event.units()));
        row.put("latency", event.latencyMillis());
        put(row, "firstToken", event.timeToFirstTokenMillis());
        row.put("status", event.httpStatus());
        // Events of first attempts need not have it.
        row.put("attempt", event.properties().getOrDefault(ATTEMPT, "1"));
        return row;
    }

    private static Map<String, Object> answer(PayiResult result) {
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("state", result.isDuplicate() ? "duplicate" : "delivered");
        result.requestId().ifPresent(id -> answer.put("requestId", id));
        result.totalCost().ifPresent(cost -> answer.put("cost", cost));
        if (!result.warnings().isEmpty()) {
            answer.put("warnings", List.copyOf(result.warnings()));
        }
        if (!result.unknownUnits().isEmpty()) {
            answer.put("unknownUnits", List.copyOf(result.unknownUnits().keySet()));
        }
        Map<String, String> limits = new LinkedHashMap<>();
        result.limits().forEach((id, state) -> limits.put(id, state.name().toLowerCase(Locale.ROOT)));
        answer.put("limitStates", limits);
        return answer;
    }

    private static Map<String, Object> units(Map<String, Usage.Units> units) {
        Map<String, Object> shown = new LinkedHashMap<>();
        units.forEach((name, unit) -> {
            Map<String, Object> counts = new LinkedHashMap<>();
            put(counts, "input", unit.input());
            put(counts, "output", unit.output());
            shown.put(name, counts);
        });
        return shown;
    }

    private List<Map<String, Object>> levels(Frame frame, ContextValues sent) {
        if (frame != null && configured == null) {
            // Not later: the container may have ended.
            configured = configuration.get();
        }
        return ContextLevels.of(frame, configured, sent);
    }

    private static void put(Map<String, Object> row, String name, Object value) {
        if (value != null) {
            row.put(name, value);
        }
    }
}
