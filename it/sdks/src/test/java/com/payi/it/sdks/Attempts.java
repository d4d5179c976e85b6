package com.payi.it.sdks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import com.payi.testkit.IngestedEvent;

/** What events tell of the operation that they belong to. */
final class Attempts {
    private Attempts() {}

    /** An attempt that got an error, and a second one with an answer. */
    static void areTwo(List<IngestedEvent> events) {
        assertThat(events).filteredOn(event -> event.httpStatusCode() == 200).singleElement()
                .satisfies(event -> assertThat(event.properties()).containsEntry("payi.attempt", "2")
                        .containsKey("payi.operation_id"));
        assertThat(events).filteredOn(event -> event.httpStatusCode() != 200).singleElement()
                .satisfies(event -> assertThat(event.properties()).doesNotContainKeys("payi.attempt", "payi.operation_id"));
    }
}
