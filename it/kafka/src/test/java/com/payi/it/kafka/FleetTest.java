package com.payi.it.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The short form of the fleet under faults. */
class FleetTest {
    @Test
    void killsOfARelayAndOfTheBrokerLoseNoEvent(@TempDir Path folder) throws Exception {
        FleetRun run = FleetRun.play(folder, 4000, 2, 1);

        assertThat(run.delivered()).isEqualTo(4000);
        assertThat(run.lost()).isZero();
    }
}
