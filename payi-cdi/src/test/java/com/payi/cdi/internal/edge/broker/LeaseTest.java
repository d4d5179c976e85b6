package com.payi.cdi.internal.edge.broker;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;

import org.junit.jupiter.api.Test;

class LeaseTest {
    private static final Duration SESSION = Duration.ofHours(3);

    @Test
    void nothingIsSureBeforeTheBrokerHasAcceptedAnything() {
        assertThat(new Lease(SESSION).isSure()).isFalse();
    }

    @Test
    void endsBeforeTheBrokerGivesThePartitionsToOthers() {
        Lease lease = new Lease(SESSION);

        lease.renew(System.nanoTime() - Duration.ofHours(1).toNanos());
        assertThat(lease.isSure()).isTrue();
        lease.renew(System.nanoTime() - Duration.ofHours(2).toNanos());
        assertThat(lease.isSure()).isFalse();
    }
}
