package com.payi.it.delivery;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A row that was played.
 *
 * @param how the addition to the name of the row; empty for none
 * @param outcome null if the row broke off before there was one
 * @param complaints empty if all was as it should be
 */
record Played(Row row, String how, Outcome outcome, List<String> complaints) {
    static Played play(Row row, Path folder, Size size) {
        List<String> complaints = new ArrayList<>();
        String how = "";
        Outcome outcome;
        try (Stage stage = new Stage(folder, size)) {
            try {
                how = row.scenario().play(stage);
            } catch (Exception | AssertionError e) {
                complaints.add(e.toString());
            }
            complaints.addAll(stage.complaints());
            outcome = stage.outcome();
            complaints.addAll(row.expected().complaints(outcome));
        }
        return new Played(row, how, outcome, complaints);
    }

    boolean isPassed() {
        return complaints.isEmpty();
    }
}
