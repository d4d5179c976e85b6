package com.payi.quarkus.runtime.devui;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

class CallLogTest {
    private final CallLog log = new CallLog();

    @Test
    void keepsTheLatestThousandCallsAndTheSumsOfAll() {
        for (int i = 1; i <= CallLog.CAPACITY + 5; i++) {
            add("id" + i);
            log.answered("id" + i, Map.of("state", "delivered", "cost", 0.5));
        }

        assertThat(log.since(-1, -1).rows()).hasSize(CallLog.CAPACITY).first().extracting("number").isEqualTo(6L);
        assertThat(log.sums()).isEqualTo(new CallLog.Sums(CallLog.CAPACITY + 5, 0.5 * (CallLog.CAPACITY + 5)));
        assertThat(log.call(1)).isNull();
        assertThat(log.answered("id1", Map.of("state", "delivered"))).isFalse();
    }

    @Test
    void givesAViewOnlyWhatHasChanged() {
        add("one");
        CallLog.Changes first = log.since(-1, -1);
        add("two");
        log.answered("two", Map.of("state", "delivered", "cost", 0.25));

        assertThat(log.since(first.epoch(), first.revision()).rows()).singleElement().satisfies(
                row -> assertThat(row).containsEntry("number", 2L).containsEntry("cost", 0.25).containsEntry("state",
                        "delivered"));
    }

    @Test
    void givesAllAgainAfterItWasCleared() {
        add("one");
        CallLog.Changes first = log.since(-1, -1);
        log.clear();
        add("two");

        CallLog.Changes next = log.since(first.epoch(), first.revision());
        assertThat(next.epoch()).isNotEqualTo(first.epoch());
        assertThat(next.rows()).hasSize(1);
    }

    private void add(String id) {
        log.add(id, Map.of("model", "m"), Map.of("state", "waiting"), "{}", List.of());
    }
}
