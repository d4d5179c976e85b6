package com.payi.it.benchmarks.start;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleFunction;
import java.util.function.ToDoubleFunction;

import com.payi.it.benchmarks.Effort;
import com.payi.it.benchmarks.report.Figure;
import com.payi.it.benchmarks.report.MarkdownTable;
import com.payi.it.benchmarks.report.Results;
import com.payi.it.benchmarks.report.Samples;
import com.payi.it.benchmarks.report.Target;

/** Applications that are started with the library and without it, in turn. */
public final class StartGroup {
    private static final double MIB = 1024 * 1024;

    private final Effort effort;
    private final List<Platform> platforms;

    /**
     * @param folder for what processes print
     * @param modules the folder of the modules with the Quarkus applications
     */
    public StartGroup(Effort effort, Path folder, Path modules) {
        this.effort = effort;
        this.platforms = List.of(new WeldPlatform(folder), new QuarkusPlatform(modules));
    }

    public Results run() throws IOException {
        Results results = new Results();
        MarkdownTable table = new MarkdownTable("", "", "without", "with", "added", "in %");
        List<Double> memory = new ArrayList<>();
        for (Platform platform : platforms) {
            Pair pair = start(platform);
            pair.add(table, platform.label(), "start in ms", Started::millis, Figure::whole);
            pair.addLeast(table, "heap in MB", started -> started.heapBytes() / MIB, Figure::ratio);
            pair.addLeast(table, "classes in MB", started -> started.classBytes() / MIB, Figure::ratio);
            pair.addLeast(table, "classes", Started::classes, Figure::whole);
            addPackaged(table, platform);
            results.measured(platform.target(), pair.percent(Started::millis));
            memory.add(pair.leastAdded(Started::heapBytes) / MIB);
        }
        return results.add(table).measured(Target.MEMORY, memory.stream().mapToDouble(Double::doubleValue).toArray());
    }

    private static void addPackaged(MarkdownTable table, Platform platform) throws IOException {
        double without = platform.packagedBytes(false) / MIB;
        double with = platform.packagedBytes(true) / MIB;
        if (without > 0) {
            table.row("", "packaged in MB", Figure.ratio(without), Figure.ratio(with), Figure.ratio(with - without),
                    Figure.ratio((with - without) / without * 100));
        }
    }

    /** The first ones are not counted: after them, the files are in the memory of the system. */
    private Pair start(Platform platform) throws IOException {
        platform.start(false);
        platform.start(true);
        List<Started> without = new ArrayList<>();
        List<Started> with = new ArrayList<>();
        for (int start = 0; start < effort.starts(); start++) {
            without.add(platform.start(false));
            with.add(platform.start(true));
        }
        return new Pair(without, with);
    }

    private record Pair(List<Started> without, List<Started> with) {
        private static Samples samples(List<Started> starts, ToDoubleFunction<Started> figure) {
            return Samples.of(starts.stream().mapToDouble(figure).boxed().toList());
        }

        /** Of the medians: starts that follow each other have nothing else in common. */
        private double added(ToDoubleFunction<Started> figure) {
            return samples(with, figure).median() - samples(without, figure).median();
        }

        /** Of the lowest: what has not been cleaned up yet can only add to them. */
        private double leastAdded(ToDoubleFunction<Started> figure) {
            return samples(with, figure).min() - samples(without, figure).min();
        }

        private double percent(ToDoubleFunction<Started> figure) {
            return added(figure) / samples(without, figure).median() * 100;
        }

        private void add(MarkdownTable table, String platform, String what, ToDoubleFunction<Started> figure,
                DoubleFunction<String> format) {
            table.row(platform, what, samples(without, figure).show(format), samples(with, figure).show(format),
                    format.apply(added(figure)), Figure.ratio(percent(figure)));
        }

        private void addLeast(MarkdownTable table, String what, ToDoubleFunction<Started> figure,
                DoubleFunction<String> format) {
            table.row("", what, samples(without, figure).show(format), samples(with, figure).show(format),
                    format.apply(leastAdded(figure)),
                    Figure.ratio(leastAdded(figure) / samples(without, figure).min() * 100));
        }
    }
}
