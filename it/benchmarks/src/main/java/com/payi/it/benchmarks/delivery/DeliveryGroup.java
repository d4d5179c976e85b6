package com.payi.it.benchmarks.delivery;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.payi.it.benchmarks.Effort;
import com.payi.it.benchmarks.process.JavaProcess;
import com.payi.it.benchmarks.process.LoadServer;
import com.payi.it.benchmarks.report.Figure;
import com.payi.it.benchmarks.report.MarkdownTable;
import com.payi.it.benchmarks.report.Plots;
import com.payi.it.benchmarks.report.Results;
import com.payi.it.benchmarks.report.Samples;
import com.payi.it.benchmarks.report.Target;

/** The way of an event from the application's thread to Pay-i, beside that of a span to a collector. */
public final class DeliveryGroup {
    private static final List<Integer> THREADS = List.of(1, 2, 8);
    private static final int OFFERS = 4000;
    private static final int WARM_UP_ROUNDS = 15;

    private final Effort effort;
    private final Path folder;
    private final Plots plots;

    public DeliveryGroup(Effort effort, Path folder, Plots plots) {
        this.effort = effort;
        this.folder = folder;
        this.plots = plots;
    }

    public Results run() throws IOException {
        Results results = new Results();
        enqueue(results);
        deliver(results);
        return results;
    }

    /** Two sides that take turns, and the same figures of both. */
    private interface Sides {
        double[] round(boolean library) throws IOException;
    }

    /** One figure of both sides. */
    private record Pair(Samples library, Samples peer) {
        private Samples ratio() {
            return library.dividedBy(peer);
        }
    }

    private static List<Pair> rounds(int rounds, Sides sides) throws IOException {
        List<double[]> library = new ArrayList<>();
        List<double[]> peer = new ArrayList<>();
        for (int round = 0; round < rounds; round++) {
            library.add(sides.round(true));
            peer.add(sides.round(false));
        }
        List<Pair> pairs = new ArrayList<>();
        for (int i = 0; i < library.get(0).length; i++) {
            int figure = i;
            pairs.add(new Pair(Samples.of(library.stream().map(round -> round[figure]).toList()),
                    Samples.of(peer.stream().map(round -> round[figure]).toList())));
        }
        return pairs;
    }

    private void enqueue(Results results) throws IOException {
        MarkdownTable table = new MarkdownTable("handing over an event", "library, ns of CPU", "`onEnd`, ns of CPU",
                "to `onEnd`",
                "library, B", "`onEnd`, B");
        Map<String, double[]> series = new LinkedHashMap<>();
        series.put("BatchSpanProcessor", new double[THREADS.size()]);
        series.put("library", new double[THREADS.size()]);
        double[] ratios = new double[THREADS.size()];
        try (JavaProcess process = JavaProcess.start(folder, EnqueueProcess.class)) {
            process.answer();
            for (int i = 0; i < ratios.length; i++) {
                String command = " " + THREADS.get(i) + " " + OFFERS;
                Sides sides = library -> process.figures((library ? "library" : "peer") + command);
                rounds(WARM_UP_ROUNDS, sides);
                List<Pair> pairs = rounds(effort.rounds(31), sides);
                Pair nanos = pairs.get(0);
                Pair bytes = pairs.get(1);
                ratios[i] = nanos.ratio().median();
                series.get("library")[i] = nanos.library().median();
                series.get("BatchSpanProcessor")[i] = nanos.peer().median();
                table.row(threads(THREADS.get(i)), nanos.library().show(Figure::whole), nanos.peer().show(Figure::whole),
                        nanos.ratio().show(Figure::ratio), Figure.whole(bytes.library().median()),
                        Figure.whole(bytes.peer().median()));
            }
        }
        results.add(table).measured(Target.ENQUEUE, ratios).add(plots.bars("enqueue", "Handing over an event", "ns of CPU",
                THREADS.stream().map(DeliveryGroup::threads).toList(), series));
    }

    private static String threads(int threads) {
        return threads == 1 ? "1 thread" : threads + " threads";
    }

    private void deliver(Results results) throws IOException {
        MarkdownTable table = new MarkdownTable("delivering events", "", "library", "OTLP/HTTP", "to OTLP");
        try (LoadServer payi = new LoadServer(folder);
                LoadServer collector = new LoadServer(folder);
                JavaProcess library = JavaProcess.start(folder, DeliveringProcess.class, "payi", payi.payiPort());
                JavaProcess peer = JavaProcess.startWithoutLibrary(folder, DeliveringProcess.class, "otlp",
                        collector.payiPort())) {
            library.answer();
            peer.answer();
            double waiting = deliver(table, "2,000 waiting", library, peer, "2000 0", 10, effort.rounds(9));
            double paced = deliver(table, "500 a second", library, peer, "500 500", 2, effort.rounds(5));
            results.measured(Target.DELIVERY, waiting, paced);
            long ownBytes = payi.received();
            long peerBytes = collector.received();
            library.ask("1000 0");
            peer.ask("1000 0");
            table.row("1,000 waiting", "bytes of an event on the wire", Figure.whole((payi.received() - ownBytes) / 1000.0),
                    Figure.whole((collector.received() - peerBytes) / 1000.0),
                    Figure.ratio((payi.received() - ownBytes) * 1.0 / (collector.received() - peerBytes)));
        }
        results.add(table);
    }

    private static double deliver(MarkdownTable table, String what, JavaProcess library, JavaProcess peer, String command,
            int warmUp, int rounds) throws IOException {
        Sides sides = isLibrary -> (isLibrary ? library : peer).figures(command);
        rounds(warmUp, sides);
        List<Pair> pairs = rounds(rounds, sides);
        add(table, what, "events for a second of CPU", pairs.get(0));
        add(table, "", "the same without the reporting thread", pairs.get(1));
        add(table, "", "bytes allocated for an event", pairs.get(2));
        return pairs.get(0).ratio().median();
    }

    private static void add(MarkdownTable table, String what, String figure, Pair pair) {
        table.row(what, figure, pair.library().show(Figure::whole), pair.peer().show(Figure::whole),
                pair.ratio().show(Figure::ratio));
    }
}
