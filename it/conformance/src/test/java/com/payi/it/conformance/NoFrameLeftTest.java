package com.payi.it.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import com.payi.cdi.TrackContext;
import com.payi.cdi.TrackScope;

/** The check that follows every other test would see a context, if there were one. */
class NoFrameLeftTest {
    @Test
    void anOpenContextIsSeenAndAClosedOneIsNot() {
        try (TrackScope scope = TrackContext.builder().userId("somebody").open()) {
            assertThat(NoFrameLeft.leftBehind()).singleElement().asString().contains(Thread.currentThread().getName());
        }
        assertThat(NoFrameLeft.leftBehind()).isEmpty();
    }
}
