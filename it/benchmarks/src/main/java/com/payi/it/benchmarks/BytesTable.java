package com.payi.it.benchmarks;

import java.io.IOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

import com.payi.it.benchmarks.report.Figure;
import com.payi.it.benchmarks.report.MarkdownTable;
import com.payi.it.benchmarks.report.Plots;
import com.payi.it.benchmarks.report.Results;
import com.payi.it.benchmarks.report.Target;

/** Reading with the library beside reading without it and beside parsing. */
final class BytesTable {
    /** The size that the target of the speed is about. */
    private static final int MEASURE = 200 * 1024;

    private final List<Measurement> measurements;
    private final Plots plots;

    BytesTable(List<Measurement> measurements, Plots plots) {
        this.measurements = measurements;
        this.plots = plots;
    }

    Results results() throws IOException {
        List<Measurement> libraries = measurements.stream().filter(measured -> measured.method().equals("library")).toList();
        return new Results().add(reading(libraries))
                .add(plots.bars("bytes", "Reading an answer of 200 KB", "MB/s",
                        Arrays.stream(AnswerKind.values()).map(AnswerKind::label).toList(), speeds()))
                .add(streams(libraries))
                .measured(Target.READING_SPEED, each("library", MEASURE, BytesTable::speed))
                .measured(Target.READING_TO_DATABIND, Arrays.stream(AnswerKind.values()).mapToDouble(this::worst).toArray())
                .measured(Target.EVENT_CPU, (eventNanos("hidden") - eventNanos("plain")) / 1000)
                .measured(Target.EVENT_BYTES, eventBytes("hidden"));
    }

    private MarkdownTable reading(List<Measurement> libraries) {
        MarkdownTable table = new MarkdownTable("answer", "size", "plain MB/s", "library MB/s", "databind MB/s",
                "time to plain", "time to databind", "reading alone", "B allocated", "databind", "B held");
        HeldMemory held = new HeldMemory();
        for (Measurement library : libraries) {
            addReading(table, library, "", held);
            if (library.kind() == AnswerKind.STREAM) {
                addReading(table, beside(library, "hidden"), ", usage hidden", held);
            }
        }
        return table;
    }

    private void addReading(MarkdownTable table, Measurement library, String what, HeldMemory held) {
        Measurement plain = beside(library, "plain");
        Measurement databind = beside(library, "databind");
        table.row(library.kind().label() + what, Figure.size(library.size()), speeds(plain), speeds(library), speeds(databind),
                Figure.ratio(library.nanos() / plain.nanos()), Figure.ratio(library.nanos() / databind.nanos()),
                what.isEmpty() ? Figure.ratio(beside(library, "reader").nanos() / databind.nanos()) : "",
                Figure.whole(library.bytes()), Figure.whole(databind.bytes()),
                what.isEmpty() ? Figure.whole(held.of(library.kind(), library.size())) : "");
    }

    /** What an event more costs, so that what the call itself costs does not show. */
    private MarkdownTable streams(List<Measurement> libraries) {
        MarkdownTable table = new MarkdownTable("an event of a stream", "ns", "to plain", "to databind", "B allocated");
        for (String method : List.of("plain", "library", "hidden", "databind")) {
            table.row(label(method), Figure.whole(eventNanos(method)), Figure.ratio(eventNanos(method) / eventNanos("plain")),
                    Figure.ratio(eventNanos(method) / eventNanos("databind")), Figure.whole(eventBytes(method)));
        }
        return table;
    }

    private static String label(String method) {
        return switch (method) {
            case "plain" -> "read plainly, with a checksum";
            case "library" -> "read by the library";
            case "hidden" -> "read by the library, usage hidden";
            default -> "parsed by Jackson databind";
        };
    }

    private double eventNanos(String method) {
        return (of(AnswerKind.STREAM, MEASURE, method).nanos() - of(AnswerKind.STREAM, BytesBenchmark.SMALLEST, method).nanos())
                / events();
    }

    private double eventBytes(String method) {
        return (of(AnswerKind.STREAM, MEASURE, method).bytes() - of(AnswerKind.STREAM, BytesBenchmark.SMALLEST, method).bytes())
                / events();
    }

    private static double events() {
        return AnswerKind.STREAM.events(MEASURE) - AnswerKind.STREAM.events(BytesBenchmark.SMALLEST);
    }

    private double worst(AnswerKind kind) {
        return measurements.stream().filter(measured -> measured.method().equals("reader") && measured.kind() == kind)
                .mapToDouble(reader -> reader.nanos() / beside(reader, "databind").nanos()).max().orElseThrow();
    }

    private Map<String, double[]> speeds() {
        Map<String, double[]> series = new LinkedHashMap<>();
        series.put("databind", each("databind", MEASURE, BytesTable::speed));
        series.put("library", each("library", MEASURE, BytesTable::speed));
        return series;
    }

    private double[] each(String method, int size, ToDoubleFunction<Measurement> figure) {
        return Arrays.stream(AnswerKind.values()).mapToDouble(kind -> figure.applyAsDouble(of(kind, size, method))).toArray();
    }

    private Measurement beside(Measurement other, String method) {
        return of(other.kind(), other.size(), method);
    }

    private Measurement of(AnswerKind kind, int size, String method) {
        return measurements.stream().filter(measurement -> measurement.method().equals(method)
                && measurement.kind() == kind && measurement.size() == size).findFirst().orElseThrow();
    }

    private static double speed(Measurement measurement) {
        return measurement.size() / measurement.nanos() * 1000;
    }

    /** Of the median and the spread of the iterations. */
    private static String speeds(Measurement measurement) {
        return measurement.times().show(nanos -> Figure.whole(measurement.size() / nanos * 1000));
    }
}
