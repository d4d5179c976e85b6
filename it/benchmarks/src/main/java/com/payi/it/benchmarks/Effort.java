package com.payi.it.benchmarks;

/** How long a run is to take. */
public enum Effort {
    /** All groups in less than ten minutes. */
    SHORT(1, 5),
    /** For figures to be published. */
    FULL(3, 20);

    private final int factor;
    private final int starts;

    Effort(int factor, int starts) {
        this.factor = factor;
        this.starts = starts;
    }

    /** More rounds of the same length: the median moves less. */
    public int rounds(int shortRounds) {
        return shortRounds * factor;
    }

    /** How often an application is started. */
    public int starts() {
        return starts;
    }
}
