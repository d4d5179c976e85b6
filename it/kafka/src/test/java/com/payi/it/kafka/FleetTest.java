package com.payi.it.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The short form of the fleet under faults. */
class FleetTest {
    @TempDir
    private Path folder;
    private final Broker broker = Broker.shared();

    @Test
    void relaysThatComeAndGoInOrderRepeatNothing() throws Exception {
        FleetRun run = FleetRun.play(folder, broker, Fault.RELAY_EXCHANGED, 12_000, 3, 1);

        assertThat(run.lost()).isZero();
        assertThat(run.cameAgain()).isZero();
    }

    @Test
    void killsOfARelayAndOfTheBrokerLoseNoEventAndNoneCountsTwice() throws Exception {
        FleetRun run = FleetRun.play(folder, broker, Fault.BOTH_KILLED, 4000, 2, 1);

        assertThat(run.lost()).isZero();
        assertThat(run.countedTwice()).isZero();
    }
}
