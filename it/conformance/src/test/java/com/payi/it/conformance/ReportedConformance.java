package com.payi.it.conformance;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Runs every case of a {@code reported-exchanges.json} twice: as it is delivered, and in small pieces. */
final class ReportedConformance {
    private static final int PIECE = 3;

    private ReportedConformance() {}

    static Tally run(Path file, String title, KnownFailures known) {
        List<ReportedCase> cases = ReportedCase.read(file);
        Set<String> names = cases.stream().map(ReportedCase::name).collect(Collectors.toSet());
        Tally tally = new Tally(title);
        for (ReportedCase reported : cases) {
            Differences differences = differences(reported);
            tally.count(reported.name(), known.mustPass(reported.name(), names), differences);
            if (differences.isEmpty() && known.contain(reported.name())) {
                System.out.println(known.passes(reported.name()));
            }
        }
        return tally;
    }

    static Differences differences(ReportedCase reported) {
        ReportedRun delivered = ReportedRun.of(reported, call -> call.delivery().reply(call.exchange()));
        ReportedRun inPieces = ReportedRun.of(reported, call -> call.delivery().inPieces(call.exchange(), PIECE));
        Differences differences = new Differences();
        differences.addAll("", delivered.differences());
        differences.addAll("in pieces of " + PIECE + " bytes: ", inPieces.differences());
        EventComparison.of(delivered.events(), inPieces.events(), differences);
        return differences;
    }
}
