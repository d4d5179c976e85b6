package com.payi.it.demo;

import java.io.PrintStream;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

import com.payi.cdi.PayiResult;
import com.payi.testkit.FakePayi;
import com.payi.testkit.HttpRequestRecord;
import com.payi.testkit.IngestedEvent;

/** Prints what Pay-i got to know. */
final class Report {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss.SSS")
            .withZone(ZoneId.systemDefault());

    private final PrintStream out;

    Report(PrintStream out) {
        this.out = out;
    }

    /** One of the calls; what is not known is null. */
    private record Line(Instant time, String useCase, String instance, String user, List<String> limits, String model,
            Long input, Long output, Integer latency, String mode, String status) {}

    /** What came in at the fake. */
    void received(FakePayi payi, List<ProxiedCall> proxied) {
        List<Line> lines = new ArrayList<>();
        payi.events().forEach(event -> lines.add(line(event)));
        for (int i = 0; i < Math.min(proxied.size(), payi.proxied().size()); i++) {
            lines.add(line(payi.proxied().get(i), proxied.get(i)));
        }
        Table table = new Table(Set.of("in", "out", "ms"), "time", "use case", "instance", "user", "limits", "model", "in",
                "out", "ms", "mode", "status");
        lines.stream().sorted(Comparator.comparing(Line::time)).forEach(line -> table.row(TIME.format(line.time()),
                line.useCase(), shortened(line.instance()), line.user(), String.join(", ", line.limits()), line.model(),
                line.input(), line.output(), line.latency(), line.mode(), line.status()));
        table.print(out);
    }

    /** What the real Pay-i answered; it does not repeat what it was sent. */
    void answered(List<Results.Received> results) {
        Table table = new Table(Set.of("cost in USD"), "answered", "use case", "instance", "user", "limits", "mode",
                "cost in USD");
        results.forEach(received -> {
            PayiResult result = received.result();
            table.row(TIME.format(received.at()), result.useCaseName().orElse(null),
                    shortened(result.useCaseId().orElse(null)), result.userId().orElse(null),
                    String.join(", ", result.limits().keySet()), result.isProxied() ? "proxy" : "ingest", cost(result));
        });
        table.print(out);
    }

    void totals(List<Results.Received> results) {
        Map<String, List<PayiResult>> byUseCase = results.stream().map(Results.Received::result)
                .collect(Collectors.groupingBy(result -> result.useCaseName().orElse("none"), TreeMap::new,
                        Collectors.toList()));
        Table table = new Table(Set.of("calls", "cost in USD"), "use case", "calls", "cost in USD");
        byUseCase.forEach((useCase, calls) -> table.row(useCase, calls.size(), dollars(total(calls))));
        table.row("all", results.size(), dollars(total(results.stream().map(Results.Received::result).toList())));
        table.print(out);
    }

    /** A call that Pay-i passed on, as the application saw it. */
    record ProxiedCall(Instant time, Chat.Usage usage, int latencyMillis) {}

    private static Line line(IngestedEvent event) {
        IngestedEvent.Units none = new IngestedEvent.Units(0, 0);
        IngestedEvent.Units units = event.units().values().stream().findFirst().orElse(none);
        String partial = event.properties().containsKey("payi.partial") ? " partial" : "";
        return new Line(Instant.parse(event.body().get("event_timestamp").asText()), event.useCaseName(), event.useCaseId(),
                event.userId(), event.limitIds(), event.resource(), units.input(), units.output(),
                event.body().get("end_to_end_latency_ms").asInt(), "ingest", event.httpStatusCode() + partial);
    }

    private static Line line(HttpRequestRecord request, ProxiedCall call) {
        return new Line(call.time(), header(request, "xProxy-UseCase-Name"), header(request, "xProxy-UseCase-ID"),
                header(request, "xProxy-User-ID"), List.of(header(request, "xProxy-Limit-IDs").split(",")),
                request.json().path("model").asText(), call.usage().input(), call.usage().output(), call.latencyMillis(),
                "proxy", "200");
    }

    private static String header(HttpRequestRecord request, String name) {
        return request.header(name).orElse("");
    }

    private static String shortened(String id) {
        return id == null || id.length() < 8 ? id : id.substring(0, 8);
    }

    private static String cost(PayiResult result) {
        return result.cost().map(cost -> dollars(cost.total())).orElse(null);
    }

    private static double total(List<PayiResult> results) {
        return results.stream().mapToDouble(result -> result.totalCost().orElse(0)).sum();
    }

    private static String dollars(double amount) {
        return String.format(Locale.ROOT, "%.6f", amount);
    }
}
