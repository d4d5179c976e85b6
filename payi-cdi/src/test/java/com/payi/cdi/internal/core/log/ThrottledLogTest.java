package com.payi.cdi.internal.core.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;

/** One warning of a kind, and not endlessly many kinds. */
class ThrottledLogTest {
    private final ThrottledLog log = new ThrottledLog();
    private final AtomicInteger warnings = new AtomicInteger();

    @Test
    void aKindIsLoggedOnceAMinute() {
        log.warn("a", warnings::incrementAndGet);
        log.warn("a", warnings::incrementAndGet);
        log.warn("b", warnings::incrementAndGet);
        assertThat(warnings).hasValue(2);
    }

    @Test
    void kindsThatUsersNameCannotFloodTheLog() {
        for (int i = 0; i < 5000; i++) {
            log.warn("tenant-" + i, warnings::incrementAndGet);
        }
        assertThat(warnings).hasValue(1000);
    }
}
