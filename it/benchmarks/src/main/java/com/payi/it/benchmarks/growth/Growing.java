package com.payi.it.benchmarks.growth;

import java.util.List;

/** What grows, and what is measured of it. */
enum Growing {
    DEPTH("Contexts that are nested", "contexts", "opened and closed again, all of them", List.of(1, 2, 4, 8, 16, 32, 64), 4),
    CALL_IN_DEPTH("Contexts that are nested", "contexts", "a call in the innermost", List.of(1, 2, 4, 8, 16, 32, 64), 4),
    LIMITS("Limits of a context", "limits", "a call in the context", List.of(1, 2, 4, 8, 16, 32), 4),
    PROPERTIES("Properties of a context", "properties", "a call in the context", List.of(1, 2, 4, 8, 16, 32), 4),
    BODY("KB of a document", "KB", "a call", List.of(1024, 10_240, 102_400, 1_048_576, 10_485_760, 31_457_280), 3),
    STREAMS("Streams that are open at once", "streams", "an event of one of them",
            List.of(1, 3, 10, 30, 100, 300, 1000, 2000), 3),
    WAITING("Events that wait", "events", "handing over another one", List.of(1, 10, 100, 1000, 10_000, 100_000), 3),
    DELIVERED("Events that wait", "events", "one of them, from its call to its delivery (CPU of the process)",
            List.of(1, 10, 100, 1000, 10_000, 100_000), 3);

    private static final int KIB = 1024;

    private final String title;
    private final String unit;
    private final String measured;
    private final List<Integer> points;
    private final int rounds;

    Growing(String title, String unit, String measured, List<Integer> points, int rounds) {
        this.title = title;
        this.unit = unit;
        this.measured = measured;
        this.points = points;
        this.rounds = rounds;
    }

    /** Of the picture; those with the same title share it. */
    String title() {
        return title;
    }

    String unit() {
        return unit;
    }

    String measured() {
        return measured;
    }

    List<Integer> points() {
        return points;
    }

    /** A point as it is shown. */
    double shown(int point) {
        return this == BODY ? point / KIB : point;
    }

    int rounds() {
        return rounds;
    }
}
