package com.payi.it.benchmarks;

import java.util.List;
import java.util.Locale;

/** What each interceptor adds to one that does nothing. */
final class TrackTable {
    private static final String ROW = "%-42s | %8s | %8s | %8s%n";

    private final List<Measurement> measurements;

    TrackTable(List<Measurement> measurements) {
        this.measurements = measurements;
    }

    @Override
    public String toString() {
        StringBuilder table = new StringBuilder();
        table.append(String.format(ROW, "added to an interceptor that does nothing", "ns", "to span", "bytes"));
        add(table, "@Track", "tracked");
        add(table, "@Track around @Track, with an interception", "trackedInTracked");
        add(table, "@Track that begins a use case", "trackedUseCase");
        add(table, "span with scope of OpenTelemetry", "spanned");
        Measurement untouched = measured("untouched");
        return table.append(String.format(Locale.ROOT, "The interceptor that does nothing: %.0f ns, %.0f bytes.%n",
                untouched.nanos(), untouched.bytes()))
                .append(String.format(Locale.ROOT, "track-to-otel: %.2f", toSpan("tracked"))).toString();
    }

    private void add(StringBuilder table, String label, String method) {
        table.append(String.format(Locale.ROOT, ROW, label, String.format(Locale.ROOT, "%.0f", added(method)),
                String.format(Locale.ROOT, "%.2f", toSpan(method)),
                String.format(Locale.ROOT, "%.0f", measured(method).bytes() - measured("untouched").bytes())));
    }

    private double toSpan(String method) {
        return added(method) / added("spanned");
    }

    private double added(String method) {
        return measured(method).nanos() - measured("untouched").nanos();
    }

    private Measurement measured(String method) {
        return measurements.stream().filter(measurement -> measurement.method().equals(method)).findFirst().orElseThrow();
    }
}
