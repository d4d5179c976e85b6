package com.payi.it.benchmarks.calls;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import com.payi.it.benchmarks.Effort;
import com.payi.it.benchmarks.process.JavaProcess;
import com.payi.it.benchmarks.process.LoadServer;
import com.payi.it.benchmarks.process.LoadServer.Mode;
import com.payi.it.benchmarks.report.MarkdownTable;
import com.payi.it.benchmarks.report.Plots;
import com.payi.it.benchmarks.report.Results;
import com.payi.it.benchmarks.report.Target;

/** The same calls without anything, with a span of OpenTelemetry, and tracked; each way in a process of its own. */
public final class CallsGroup {
    private static final int SATURATING_THREADS = 2;
    private static final int WARM_UP_SECONDS = 5;
    private static final int PACE = 50;

    private final Effort effort;
    private final Path folder;
    private final Plots plots;

    public CallsGroup(Effort effort, Path folder, Plots plots) {
        this.effort = effort;
        this.folder = folder;
        this.plots = plots;
    }

    public Results run() throws IOException {
        Results results = new Results();
        run(Kind.DOCUMENT, results);
        run(Kind.STREAM, results);
        return results;
    }

    /** What is called for. */
    private enum Kind {
        DOCUMENT("A document of 2 KB", Target.DOCUMENT_P50, Target.DOCUMENT_P99, 300),
        STREAM("A stream of 200 events", Target.STREAM_P50, Target.STREAM_P99, 200);

        private final String label;
        private final Target p50;
        private final Target p99;
        private final int calls;

        Kind(String label, Target p50, Target p99, int calls) {
            this.label = label;
            this.p50 = p50;
            this.p99 = p99;
            this.calls = calls;
        }
    }

    private void run(Kind kind, Results results) throws IOException {
        Map<Way, JavaProcess> processes = new EnumMap<>(Way.class);
        try (LoadServer server = new LoadServer(folder)) {
            for (Way way : Way.values()) {
                processes.put(way, start(way, server, kind));
            }
            run(kind, server, processes, results);
        } finally {
            processes.values().forEach(JavaProcess::close);
        }
    }

    private JavaProcess start(Way way, LoadServer server, Kind kind) throws IOException {
        String[] arguments = {way.name(), server.providerPort(), server.payiPort(), String.valueOf(kind == Kind.STREAM)};
        JavaProcess process = way == Way.TRACKED
                ? JavaProcess.start(folder, CallingProcess.class, arguments)
                : JavaProcess.startWithoutLibrary(folder, CallingProcess.class, arguments);
        process.answer();
        return process;
    }

    /** What keeps events waiting comes last. */
    private void run(Kind kind, LoadServer server, Map<Way, JavaProcess> processes, Results results) throws IOException {
        MarkdownTable table = Comparison.table();
        server.delay(0);
        for (JavaProcess process : processes.values()) {
            process.ask(CallingProcess.WARM_UP + " " + WARM_UP_SECONDS + " " + SATURATING_THREADS);
        }
        int saturating = kind.calls * 5;
        Comparison saturated = rounds(processes, effort.rounds(7), saturating + " " + SATURATING_THREADS + " 0 true");
        server.delay(1);
        rounds(processes, 1, kind.calls + " 1 0 true");
        Map<Mode, Comparison> modes = new EnumMap<>(Mode.class);
        for (Mode mode : Mode.values()) {
            if (mode == Mode.SLOW && kind == Kind.DOCUMENT) {
                Comparison paced = rounds(processes, effort.rounds(3), PACE * 2 + " 1 " + PACE + " true");
                paced.addTo(table, "healthy, " + PACE + " calls a second", Round.Value.CPU, Round.Value.BYTES);
                results.measured(Target.PACED_CPU, paced.added(Way.TRACKED, Round.Value.CPU));
            }
            server.payi(mode);
            // Events wait for Pay-i then, and no round ends with their delivery.
            boolean settles = mode == Mode.HEALTHY || mode == Mode.SLOW;
            modes.put(mode, rounds(processes, effort.rounds(mode == Mode.HEALTHY ? 9 : 5), kind.calls + " 1 0 " + settles));
            modes.get(mode).addTo(table, mode.label(), Round.Value.P50, Round.Value.P99, Round.Value.CPU, Round.Value.BYTES);
        }
        saturated.addTo(table, "healthy, saturated", Round.Value.THROUGHPUT, Round.Value.CPU, Round.Value.BYTES);
        results.add(kind.label + ":").add(table);
        results.add(plots.bars("calls-" + kind.name().toLowerCase(Locale.ROOT), kind.label + ": time to bare calls",
                "ratio to bare",
                modes.keySet().stream().map(Mode::label).toList(), series(modes)));
        results.measured(kind.p50, ratios(modes, Round.Value.P50)).measured(kind.p99, ratios(modes, Round.Value.P99));
        if (kind == Kind.DOCUMENT) {
            results.measured(Target.SATURATED_CPU,
                    saturated.added(Way.TRACKED, Round.Value.CPU) / saturated.added(Way.SPANNED, Round.Value.CPU));
            results.measured(Target.THROUGHPUT, saturated.samples(Way.TRACKED, Round.Value.THROUGHPUT)
                    .dividedBy(saturated.samples(Way.SPANNED, Round.Value.THROUGHPUT)).median());
        }
    }

    private static Map<String, double[]> series(Map<Mode, Comparison> modes) {
        Map<String, double[]> series = new LinkedHashMap<>();
        for (Way way : List.of(Way.SPANNED, Way.TRACKED)) {
            for (Round.Value value : List.of(Round.Value.P50, Round.Value.P99)) {
                series.put(way.label().replace("`", "") + " " + value.name().toLowerCase(Locale.ROOT),
                        modes.values().stream().mapToDouble(mode -> mode.ratio(way, value).median()).toArray());
            }
        }
        return series;
    }

    private static double[] ratios(Map<Mode, Comparison> modes, Round.Value value) {
        return modes.values().stream().mapToDouble(mode -> mode.ratio(Way.TRACKED, value).median()).toArray();
    }

    /** In turn, so that what changes on the machine meets all of them. */
    private static Comparison rounds(Map<Way, JavaProcess> processes, int rounds, String command) throws IOException {
        Map<Way, List<Round>> measured = new EnumMap<>(Way.class);
        for (Way way : Way.values()) {
            measured.put(way, new ArrayList<>());
        }
        for (int round = 0; round < rounds; round++) {
            for (Way way : Way.values()) {
                measured.get(way).add(Round.of(processes.get(way).figures(command)));
            }
        }
        return new Comparison(measured);
    }
}
