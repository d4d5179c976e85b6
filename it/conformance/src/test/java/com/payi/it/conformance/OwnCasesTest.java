package com.payi.it.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Runs the cases of this project, which cover each rule and are there whether or not others are. */
class OwnCasesTest {
    @Test
    void callsCarryTheirContexts() {
        Tally tally = ContextConformance.run(ConformanceFolder.own().resolve(ConformanceFolder.CONTEXTS), "own contexts");
        System.out.println(tally.closingLine());
        assertThat(tally.seriousFailures()).isEmpty();
    }

    @Test
    void exchangesAreReportedWithWhatTheyConsumed() {
        Tally tally = ExchangeConformance.run(ConformanceFolder.own(), "own provider-exchanges");
        System.out.println(tally.closingLine());
        assertThat(tally.seriousFailures()).isEmpty();
    }
}
