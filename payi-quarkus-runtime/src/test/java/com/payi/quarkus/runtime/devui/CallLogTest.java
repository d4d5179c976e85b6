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
            add("id" + i, 200, 0);
            log.answered("id" + i, Map.of("state", "delivered", "cost", 0.5));
        }

        assertThat(log.since(-1, -1).rows()).hasSize(CallLog.CAPACITY).first().extracting("number").isEqualTo(6L);
        assertThat(log.sums()).isEqualTo(new CallLog.Sums(CallLog.CAPACITY + 5, 0.5 * (CallLog.CAPACITY + 5)));
        assertThat(log.call(1)).isNull();
        assertThat(log.answered("id1", Map.of("state", "delivered"))).isFalse();
    }

    @Test
    void givesAViewOnlyWhatHasChanged() {
        add("one", 200, 0);
        CallLog.Changes first = log.since(-1, -1);
        add("two", 200, 0);
        log.answered("two", Map.of("state", "delivered", "cost", 0.25));

        assertThat(log.since(first.epoch(), first.revision()).rows()).singleElement().satisfies(
                row -> assertThat(row).containsEntry("number", 2L).containsEntry("cost", 0.25).containsEntry("state",
                        "delivered"));
    }

    @Test
    void givesAllAgainAfterItWasCleared() {
        add("one", 200, 0);
        CallLog.Changes first = log.since(-1, -1);
        log.clear();
        add("two", 200, 0);

        CallLog.Changes next = log.since(first.epoch(), first.revision());
        assertThat(next.epoch()).isNotEqualTo(first.epoch());
        assertThat(next.rows()).hasSize(1);
    }

    @Test
    void aCallAfterAFailedOneInTheSameContextIsAFurtherAttempt() {
        add("one", 503, 7);
        add("two", 299, 7);
        add("three", 200, 7);
        add("four", 200, 7);
        add("elsewhere", 200, 8);

        assertThat(log.since(-1, -1).rows()).extracting(row -> row.get("attempt")).containsExactly(1, 2, 3, 1, 1);
    }

    private void add(String id, int status, int context) {
        log.add(id, Map.of("model", "m", "status", status), Map.of("state", "waiting"), "{}", List.of(), context);
    }
}
