package com.payi.it.conformance;

import java.util.ArrayList;
import java.util.List;

/** Counts cases and prints those that failed, one a line. */
final class Tally {
    private final String title;
    private final List<String> failures = new ArrayList<>();
    private final List<String> seriousFailures = new ArrayList<>();
    private int total;

    Tally(String title) {
        this.title = title;
    }

    /** @param serious whether the build must not pass if this case fails */
    void count(String name, boolean serious, Differences differences) {
        total++;
        if (!differences.isEmpty()) {
            String line = Differences.shortened(name) + ": " + differences;
            System.out.println(line);
            failures.add(line);
            if (serious) {
                seriousFailures.add(line);
            }
        }
    }

    List<String> seriousFailures() {
        return List.copyOf(seriousFailures);
    }

    String closingLine() {
        return title + ": " + (total - failures.size()) + "/" + total;
    }
}
