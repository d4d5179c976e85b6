package com.payi.it.benchmarks.growth;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import com.payi.it.benchmarks.Effort;
import com.payi.it.benchmarks.process.JavaProcess;
import com.payi.it.benchmarks.report.Curve;
import com.payi.it.benchmarks.report.Figure;
import com.payi.it.benchmarks.report.MarkdownTable;
import com.payi.it.benchmarks.report.Plots;
import com.payi.it.benchmarks.report.Results;
import com.payi.it.benchmarks.report.Samples;
import com.payi.it.benchmarks.report.Target;

/** How costs grow with what there is more of. */
public final class GrowthGroup {
    private static final int WARM_UP_ROUNDS = 2;
    private static final double NANOS_PER_MICRO = 1000;

    private final Effort effort;
    private final Path folder;
    private final Plots plots;

    public GrowthGroup(Effort effort, Path folder, Plots plots) {
        this.effort = effort;
        this.folder = folder;
        this.plots = plots;
    }

    public Results run() throws IOException {
        Map<Growing, Curve> curves = new EnumMap<>(Growing.class);
        MarkdownTable table = new MarkdownTable("what grows", "from", "to", "what is measured", "from µs", "to µs", "exponent",
                "");
        for (Growing growing : Growing.values()) {
            Samples[] points = measure(growing);
            Curve curve = new Curve(growing.measured(), growing.points().stream().mapToDouble(growing::shown).toArray(),
                    Arrays.stream(points).mapToDouble(Samples::median).toArray());
            curves.put(growing, curve);
            table.row(growing.title(), end(growing, 0), end(growing, points.length - 1), growing.measured(),
                    points[0].show(Figure::micros), points[points.length - 1].show(Figure::micros),
                    Figure.ratio(curve.exponent()), curve.growth());
        }
        Results results = new Results().add(table);
        for (Map.Entry<String, List<Growing>> picture : pictures().entrySet()) {
            Growing first = picture.getValue().get(0);
            results.add(plots.curves("growth-" + first.name().toLowerCase(Locale.ROOT), picture.getKey(), first.unit(), "µs",
                    picture.getValue().stream().map(curves::get).toList()));
        }
        return results.measured(Target.GROWTH, curves.values().stream().mapToDouble(Curve::exponent).toArray());
    }

    private static Map<String, List<Growing>> pictures() {
        Map<String, List<Growing>> pictures = new LinkedHashMap<>();
        for (Growing growing : Growing.values()) {
            pictures.computeIfAbsent(growing.title(), title -> new ArrayList<>()).add(growing);
        }
        return pictures;
    }

    private static String end(Growing growing, int index) {
        return Figure.whole(growing.shown(growing.points().get(index)));
    }

    /** Each round goes through all points, so that what slows down the machine does not meet one of them only. */
    private Samples[] measure(Growing growing) throws IOException {
        try (JavaProcess process = JavaProcess.start(folder, GrowthProcess.class)) {
            process.answer();
            for (int round = 0; round < WARM_UP_ROUNDS; round++) {
                round(process, growing);
            }
            List<double[]> rounds = new ArrayList<>();
            for (int round = 0; round < effort.rounds(growing.rounds()); round++) {
                rounds.add(round(process, growing));
            }
            Samples[] points = new Samples[growing.points().size()];
            for (int i = 0; i < points.length; i++) {
                int point = i;
                points[i] = Samples.of(rounds.stream().map(round -> round[point]).toList());
            }
            return points;
        }
    }

    private static double[] round(JavaProcess process, Growing growing) throws IOException {
        double[] micros = new double[growing.points().size()];
        for (int i = 0; i < micros.length; i++) {
            micros[i] = process.figures(growing + " " + growing.points().get(i))[0] / NANOS_PER_MICRO;
        }
        return micros;
    }
}
