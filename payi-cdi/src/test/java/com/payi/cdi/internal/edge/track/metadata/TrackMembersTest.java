package com.payi.cdi.internal.edge.track.metadata;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import com.payi.cdi.internal.core.context.ContextField;

class TrackMembersTest {
    @Test
    void anEmptyAnnotationGivesNothing() {
        assertThat(TrackMembers.given(Tracks.EMPTY)).isEmpty();
    }

    @Test
    void eachMemberIsReadAsTexts() {
        assertThat(TrackMembers.given(Tracks.FULL)).containsExactlyInAnyOrderEntriesOf(Map.ofEntries(
                entry(ContextField.USE_CASE_NAME, List.of("chat")),
                entry(ContextField.USE_CASE_ID, List.of("42")),
                entry(ContextField.USE_CASE_VERSION, List.of("0")),
                entry(ContextField.USE_CASE_STEP, List.of("plan")),
                entry(ContextField.LIMIT_IDS, List.of("daily", "weekly")),
                entry(ContextField.USER_ID, List.of("anna")),
                entry(ContextField.ACCOUNT_NAME, List.of("acme")),
                entry(ContextField.REQUEST_PROPERTIES, List.of("a=1", "b=2")),
                entry(ContextField.USE_CASE_PROPERTIES, List.of("c=3")),
                entry(ContextField.LOG_PROMPT_AND_RESPONSE, List.of("true")),
                entry(ContextField.PROXY, List.of("false")),
                entry(ContextField.MAX_CALLS, List.of("5")),
                entry(ContextField.MAX_COST_USD, List.of("0.5"))));
        assertThat(TrackMembers.given(Tracks.FULL)).as("the annotation above has every member")
                .containsOnlyKeys(ContextField.annotated());
    }

    @Test
    void anEmptyValueIsGivenBecauseItBlocks() {
        assertThat(TrackMembers.given(Tracks.BLOCKING)).containsExactlyInAnyOrderEntriesOf(Map.of(
                ContextField.USE_CASE_NAME, List.of(""),
                ContextField.LIMIT_IDS, List.of(),
                ContextField.USER_ID, List.of(""),
                ContextField.REQUEST_PROPERTIES, List.of()));
    }
}
