package com.payi.it.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;

/** Runs the cases of this project, which cover each rule and are there whether or not others are. */
class OwnCasesTest {
    @Test
    void callsCarryTheirContexts() {
        Tally tally = ContextConformance.run(ConformanceFolder.own().resolve(ConformanceFolder.CONTEXTS), "own contexts");
        assertThat(tally.seriousFailures()).isEmpty();
    }

    @Test
    void exchangesAreReportedWithWhatTheyConsumed() {
        Tally tally = ExchangeConformance.run(ConformanceFolder.own(), "own provider-exchanges");
        assertThat(tally.seriousFailures()).isEmpty();
    }

    @Test
    void reportedCasesPass() {
        Tally tally = ReportedConformance.run(ConformanceFolder.own().resolve(ConformanceFolder.REPORTED),
                "own reported-exchanges", KnownFailures.none());
        assertThat(tally.seriousFailures()).isEmpty();
    }

    /** Each of these cases expects something else than what happens, so a check that finds no difference is broken. */
    @Test
    void reportedCasesWithWrongExpectationsFail() {
        Path file = ConformanceFolder.own().resolveSibling("wrong-cases").resolve(ConformanceFolder.REPORTED);
        List<ReportedCase> cases = ReportedCase.read(file);
        assertThat(cases).isNotEmpty().allSatisfy(reported -> assertThat(ReportedConformance.differences(reported).lines())
                .as(reported.name()).isNotEmpty());
    }
}
