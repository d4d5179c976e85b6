package com.payi.it.benchmarks;

import java.util.List;

import com.payi.it.benchmarks.report.Figure;
import com.payi.it.benchmarks.report.MarkdownTable;
import com.payi.it.benchmarks.report.Results;
import com.payi.it.benchmarks.report.Samples;
import com.payi.it.benchmarks.report.Target;

/** What each interceptor adds to one that does nothing. */
final class TrackTable {
    private final List<Measurement> measurements;

    TrackTable(List<Measurement> measurements) {
        this.measurements = measurements;
    }

    Results results() {
        MarkdownTable table = new MarkdownTable("added to an interceptor that does nothing", "ns", "to the span", "bytes");
        add(table, "`@Track`", "tracked");
        add(table, "`@Track` around `@Track`, two interceptions", "trackedInTracked");
        add(table, "`@Track` that begins a use case of its own", "trackedUseCase");
        add(table, "span with scope of OpenTelemetry", "spanned");
        Measurement untouched = measured("untouched");
        return new Results().add(table)
                .add("The interceptor that does nothing: " + untouched.times().show(Figure::whole) + " ns, "
                        + Figure.whole(untouched.bytes()) + " bytes.")
                .measured(Target.TRACK, toSpan("tracked"))
                .measured(Target.TRACK_BYTES, bytes("tracked"))
                .measured(Target.USE_CASE, toSpan("trackedUseCase"))
                .measured(Target.USE_CASE_BYTES, bytes("trackedUseCase"));
    }

    private void add(MarkdownTable table, String label, String method) {
        Samples added = Samples.of(measured(method).times().all().stream()
                .map(nanos -> nanos - measured("untouched").times().median()).toList());
        table.row(label, added.show(Figure::whole), Figure.ratio(toSpan(method)), Figure.whole(bytes(method)));
    }

    private double toSpan(String method) {
        return added(method) / added("spanned");
    }

    /** Of the fastest iterations: what else runs on a machine can only add to them. */
    private double added(String method) {
        return measured(method).nanos() - measured("untouched").nanos();
    }

    private double bytes(String method) {
        return measured(method).bytes() - measured("untouched").bytes();
    }

    private Measurement measured(String method) {
        return measurements.stream().filter(measurement -> measurement.method().equals(method)).findFirst().orElseThrow();
    }
}
