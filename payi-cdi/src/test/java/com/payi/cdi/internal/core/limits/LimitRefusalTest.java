package com.payi.cdi.internal.core.limits;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import com.payi.cdi.internal.core.wire.PayiResultReader;
import com.payi.cdi.spi.JsonTree;

/** Which limits a result of Pay-i's names as blocked. */
class LimitRefusalTest {
    @Test
    void thoseInTheListAndThoseWithThatState() {
        assertThat(LimitRefusal.blocked(PayiResultReader.read(JsonTree.of(Map.of("limits",
                Map.of("a", Map.of("state", "blocked"), "b", Map.of("state", "blocked_external"), "c", Map.of("state", "ok")),
                "blocked_limit_ids", List.of("b", "c", "d"))), null))).containsExactlyInAnyOrder("a", "c", "d");
    }
}
