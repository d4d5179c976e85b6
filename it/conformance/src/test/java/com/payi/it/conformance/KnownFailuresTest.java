package com.payi.it.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.Test;

class KnownFailuresTest {
    private final KnownFailures known = KnownFailures.of("# a comment\n\nfirst\nsecond\n");

    @Test
    void everyOtherCaseOfTheSameFileMustPass() {
        Set<String> all = Set.of("first", "second", "third");
        assertThat(known.mustPass("third", all)).isTrue();
        assertThat(known.mustPass("first", all)).isFalse();
    }

    @Test
    void noCaseOfAnotherFileMustPass() {
        assertThat(known.mustPass("third", List.of("first", "third"))).isFalse();
    }

    @Test
    void withoutAnyKnownFailureEveryCaseMustPass() {
        assertThat(KnownFailures.none().mustPass("any", List.of("any"))).isTrue();
    }

    @Test
    void aListedCaseThatPassesIsNamed() {
        assertThat(known.contain("first")).isTrue();
        assertThat(known.passes("first")).contains("first").contains(KnownFailures.RESOURCE);
    }
}
