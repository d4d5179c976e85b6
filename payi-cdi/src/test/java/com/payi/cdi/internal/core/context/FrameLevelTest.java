package com.payi.cdi.internal.core.context;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.junit.jupiter.api.Test;

import com.payi.cdi.internal.core.context.FrameLevel.Kind;

class FrameLevelTest {
    private final Frame root = Frame.root(given(ContextField.ACCOUNT_NAME, "configured"), (frame, failure) -> {});
    private final RequestValues request = new RequestValues();

    @Test
    void aRootHasOneLevelWithItsEffectiveValues() {
        assertThat(root.levels()).containsExactly(new FrameLevel(Kind.ROOT, root.values()));
    }

    @Test
    void theLevelsOfARequestAreThoseOfItsHeadersAndOfTheApplication() {
        request.receive(values -> values.set(ContextField.USER_ID, "anna").set(ContextField.ACCOUNT_NAME, "sent"));
        request.change(values -> values.set(ContextField.ACCOUNT_NAME, "acme"));

        List<FrameLevel> levels = request.latest().over(root).levels();

        assertThat(levels).extracting(FrameLevel::kind).containsExactly(Kind.ROOT, Kind.HEADER, Kind.REQUEST);
        assertThat(levels.get(0).supplied().text(ContextField.ACCOUNT_NAME)).isEqualTo("configured");
        assertThat(levels.get(1).supplied().userId()).isEqualTo("anna");
        assertThat(levels.get(1).supplied().text(ContextField.ACCOUNT_NAME)).as("replaced by the application").isNull();
        assertThat(levels.get(2).supplied().text(ContextField.ACCOUNT_NAME)).isEqualTo("acme");
        assertThat(levels.get(2).supplied().userId()).as("of the header alone").isNull();
    }

    @Test
    void contextsAreTheInnermostLevelsWithWhatWasGivenAndByWhom() {
        request.change(values -> values.set(ContextField.USER_ID, "anna"));
        ContextValues ofMethod = given(ContextField.USER_ID, "berta").from("@Track Desk.answer");
        Frame inner = request.latest().over(root).open(ofMethod).open(given(ContextField.LIMIT_IDS, List.of("daily")));

        List<FrameLevel> levels = inner.levels();

        assertThat(levels).extracting(FrameLevel::kind).containsExactly(Kind.ROOT, Kind.HEADER, Kind.REQUEST,
                Kind.CONTEXT, Kind.CONTEXT);
        assertThat(levels.get(3).supplied().origin()).isEqualTo("@Track Desk.answer");
        assertThat(levels.get(4).supplied().origin()).isNull();
        assertThat(levels.get(4).supplied().userId()).as("given by an outer level alone").isNull();
        assertThat(inner.values().userId()).isEqualTo("berta");
    }

    private static ContextValues given(ContextField field, Object value) {
        return ContextValues.builder().set(field, value).build();
    }
}
