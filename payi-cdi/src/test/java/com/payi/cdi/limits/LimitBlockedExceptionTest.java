package com.payi.cdi.limits;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ExecutionException;

import org.junit.jupiter.api.Test;

import com.payi.cdi.LimitBlockedException;
import com.payi.cdi.LimitState;
import com.payi.cdi.LimitStatus;

class LimitBlockedExceptionTest {
    private static final Instant EARLY = Instant.parse("2026-01-01T00:00:00Z");
    private final LimitBlockedException blocked = new LimitBlockedException(List.of(
            new LimitStatus("a", LimitState.BLOCKED, EARLY.plusSeconds(5), EARLY.plusSeconds(9)),
            new LimitStatus("b", LimitState.BLOCKED, EARLY, EARLY.plusSeconds(9))));

    @Test
    void tellsWhichLimitsAndSinceWhen() {
        assertThat(blocked.limitIds()).containsExactly("a", "b");
        assertThat(blocked.since()).contains(EARLY);
        assertThat(blocked).hasMessageContaining("a (since 2026-01-01T00:00:05Z), b (since 2026-01-01T00:00:00Z)");
    }

    @Test
    void isFoundAmongCauses() {
        assertThat(LimitBlockedException.findIn(blocked)).containsSame(blocked);
        assertThat(LimitBlockedException.findIn(new ExecutionException(new RuntimeException(blocked)))).containsSame(blocked);
        assertThat(LimitBlockedException.findIn(new RuntimeException("other"))).isEmpty();
        assertThat(LimitBlockedException.findIn(null)).isEmpty();
    }

    @Test
    void causesThatGoRoundInACircleEnd() {
        Exception one = new Exception();
        Exception two = new Exception(one);
        one.initCause(two);
        assertThat(LimitBlockedException.findIn(one)).isEmpty();
    }

    @Test
    void canTravelToAnotherProcess() throws IOException, ClassNotFoundException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(blocked);
        }
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            LimitBlockedException arrived = (LimitBlockedException) in.readObject();
            assertThat(arrived).hasMessage(blocked.getMessage());
            assertThat(arrived.limits()).isEmpty();
        }
    }
}
