package com.payi.it.benchmarks.calls;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;

import com.payi.it.benchmarks.report.Figure;
import com.payi.it.benchmarks.report.MarkdownTable;
import com.payi.it.benchmarks.report.Samples;

/** Rounds of the three ways that were made in turn. */
final class Comparison {
    private final Map<Way, List<Round>> rounds = new EnumMap<>(Way.class);

    Comparison(Map<Way, List<Round>> rounds) {
        this.rounds.putAll(rounds);
    }

    static MarkdownTable table() {
        return new MarkdownTable("Pay-i", "", Way.BARE.label(), Way.SPANNED.label(), Way.TRACKED.label(),
                Way.SPANNED.label() + " to bare", Way.TRACKED.label() + " to bare");
    }

    /** Adds a row for each of the values. */
    void addTo(MarkdownTable table, String label, Round.Value... values) {
        String first = label;
        for (Round.Value value : values) {
            table.row(first, value.label(), show(Way.BARE, value), show(Way.SPANNED, value), show(Way.TRACKED, value),
                    ratio(Way.SPANNED, value).show(Figure::ratio), ratio(Way.TRACKED, value).show(Figure::ratio));
            first = "";
        }
    }

    private String show(Way way, Round.Value value) {
        return samples(way, value).show(value::show);
    }

    Samples ratio(Way way, Round.Value value) {
        return samples(way, value).dividedBy(samples(Way.BARE, value));
    }

    /** The median of what a way adds to bare calls. */
    double added(Way way, Round.Value value) {
        return samples(way, value).minus(samples(Way.BARE, value)).median();
    }

    Samples samples(Way way, Round.Value value) {
        return Samples.of(rounds.get(way).stream().map(value::of).toList());
    }
}
