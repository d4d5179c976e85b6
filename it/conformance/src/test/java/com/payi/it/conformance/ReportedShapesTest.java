package com.payi.it.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Runs exchanges that users of such tools found read wrongly, reduced to what matters, by the family of their provider. Each
 * also runs in small pieces.
 */
class ReportedShapesTest {
    @ParameterizedTest
    @ValueSource(strings = {"openai"})
    void exchangesAreReportedWithWhatTheyConsumed(String family) {
        Path file = ConformanceFolder.own().resolveSibling("reported-shapes").resolve(family + ".json");
        assertThat(Files.isRegularFile(file)).as(file.toString()).isTrue();
        Tally tally = ReportedConformance.run(file, "reported shapes, " + family, KnownFailures.none());
        assertThat(tally.seriousFailures()).isEmpty();
    }
}
