package com.payi.it.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

/** Runs the cases of the configured folder and closes with how many passed. */
class ConformanceIT {
    @Test
    void theLibraryConformsToTheCases() {
        Path folder = ConformanceFolder.configured();
        List<Tally> tallies = new ArrayList<>();
        if (isThere(folder.resolve(ConformanceFolder.CONTEXTS))) {
            tallies.add(ContextConformance.run(folder.resolve(ConformanceFolder.CONTEXTS), "contexts"));
        }
        if (isThere(folder.resolve(ConformanceFolder.EXCHANGES))) {
            tallies.add(ExchangeConformance.run(folder, "provider-exchanges"));
        }
        if (isThere(folder.resolve(ConformanceFolder.REPORTED))) {
            tallies.add(ReportedConformance.run(folder.resolve(ConformanceFolder.REPORTED), "reported-exchanges",
                    KnownFailures.read()));
        }
        tallies.forEach(Tally::write);
        tallies.forEach(tally -> System.out.println(tally.closingLine()));
        assumeTrue(!tallies.isEmpty(), "No cases in " + folder);
        assertThat(tallies.stream().mapToInt(tally -> tally.seriousFailures().size()).sum())
                .as("cases that must pass and did not; they are named above and, with all differences, below target/conformance")
                .isZero();
    }

    private static boolean isThere(Path file) {
        boolean there = Files.isRegularFile(file);
        if (!there) {
            System.out.println(
                    "Skipped, because there is no " + file + ": let payi.conformance.dir name the folder of the cases");
        }
        return there;
    }
}
