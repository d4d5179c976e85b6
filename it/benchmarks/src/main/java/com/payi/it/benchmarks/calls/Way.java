package com.payi.it.benchmarks.calls;

/** How the calls are observed. */
enum Way {
    BARE("bare"), SPANNED("OpenTelemetry"), TRACKED("`@Track`");

    private final String label;

    Way(String label) {
        this.label = label;
    }

    String label() {
        return label;
    }
}
