package com.payi.it.benchmarks;

import java.util.List;
import java.util.Locale;

/** Reading with the library beside reading without it and beside parsing. */
final class BytesTable {
    private static final String ROW = "%-8s %-10s | %9s %9s %9s | %8s %8s | %11s %11s %11s | %9s%n";

    private final List<Measurement> measurements;

    BytesTable(List<Measurement> measurements) {
        this.measurements = measurements;
    }

    @Override
    public String toString() {
        HeldMemory held = new HeldMemory();
        StringBuilder table = new StringBuilder();
        add(table, "", "", "plain", "library", "databind", "library", "library", "plain", "library", "databind", "library");
        add(table, "size", "kind", "MB/s", "MB/s", "MB/s", "/plain", "/databind", "B/call", "B/call", "B/call", "B held");
        for (Measurement library : measurements) {
            if (library.method().equals("library")) {
                Measurement plain = beside(library, "plain");
                Measurement databind = beside(library, "databind");
                add(table, size(library.size()), library.kind().toLowerCase(Locale.ROOT),
                        speed(plain), speed(library), speed(databind),
                        ratio(library.nanos() / plain.nanos()), ratio(library.nanos() / databind.nanos()),
                        whole(plain.bytes()), whole(library.bytes()), whole(databind.bytes()),
                        whole(held.of(AnswerKind.valueOf(library.kind()), library.size())));
            }
        }
        return table.append("""
                Ratios are of times: below 1 the library is the faster one.
                B/call is all that a call allocates, B held what it holds when nearly all of its answer has been read.""")
                .toString();
    }

    private Measurement beside(Measurement other, String method) {
        return measurements.stream().filter(measurement -> measurement.method().equals(method)
                && measurement.kind().equals(other.kind()) && measurement.size() == other.size()).findFirst().orElseThrow();
    }

    private static void add(StringBuilder table, Object... cells) {
        table.append(String.format(Locale.ROOT, ROW, cells));
    }

    private static String size(int size) {
        return size < 1024 * 1024 ? size / 1024 + " KB" : size / (1024 * 1024) + " MB";
    }

    private static String speed(Measurement measurement) {
        return whole(measurement.size() / measurement.nanos() * 1000);
    }

    private static String ratio(double ratio) {
        return String.format(Locale.ROOT, "%.2f", ratio);
    }

    private static String whole(double number) {
        return String.format(Locale.ROOT, "%,.0f", number);
    }
}
