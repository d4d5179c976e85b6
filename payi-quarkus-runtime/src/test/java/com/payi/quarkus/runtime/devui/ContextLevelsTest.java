package com.payi.quarkus.runtime.devui;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import com.payi.cdi.internal.core.context.ContextField;
import com.payi.cdi.internal.core.context.ContextValues;
import com.payi.cdi.internal.core.context.Frame;
import com.payi.cdi.internal.core.context.RequestValues;

class ContextLevelsTest {
    private final ContextValues configured = given(ContextField.USE_CASE_NAME, "shop");
    private final Frame root = Frame.root(configured, (frame, failure) -> {});

    @Test
    void aValueIsNamedByTheMethodOrTheProgramThatGaveIt() {
        Frame frame = root.open(given(ContextField.ACCOUNT_NAME, "acme").from("@Track Desk.answer"))
                .open(given(ContextField.ACCOUNT_NAME, "other"));

        assertThat(rows(frame, frame.values())).contains("account_name|@Track Desk.answer|acme",
                "account_name|TrackContext|other", "use_case_name|configuration|shop");
    }

    @Test
    void anIdThatIsGeneratedAtTheStartIsNotTheConfigurations() {
        assertThat(rows(root, root.values()))
                .contains("use_case_id|" + ContextLevels.GENERATED_AT_START + "|" + root.values().useCaseId());
    }

    @Test
    void anIdThatIsConfiguredIsTheConfigurations() {
        ContextValues withId = given(ContextField.USE_CASE_NAME, "shop").toBuilder().set(ContextField.USE_CASE_ID, "i1")
                .build();
        Frame frame = Frame.root(withId, (one, failure) -> {});

        assertThat(ContextLevels.of(frame, withId, frame.values())).extracting(ContextLevelsTest::text)
                .contains("use_case_id|configuration|i1");
    }

    @Test
    void aUserWhomTheConfigurationDoesNotNameIsTheCurrentOne() {
        Frame frame = root.rootFor(given(ContextField.USER_ID, "anna"), null);

        assertThat(rows(frame, frame.values())).contains("user_id|current user|anna");
    }

    @Test
    void whatTheCallHasBesideItsContextComesFromItsHeadersOrTheLibrary() {
        Map<String, String> added = Map.of("payi.attempt", "2");
        ContextValues sent = root.values().toBuilder().set(ContextField.USER_ID, "anna")
                .set(ContextField.REQUEST_PROPERTIES, added).build();

        assertThat(rows(root, sent)).contains("user_id|header of the call|anna",
                "request_properties|added by the library|" + added);
    }

    @Test
    void valuesOfARequestComeFromItsHeadersAndFromTheApplication() {
        RequestValues request = new RequestValues();
        request.receive(values -> values.set(ContextField.USER_ID, "anna"));
        request.change(values -> values.set(ContextField.ACCOUNT_NAME, "acme"));
        Frame frame = request.latest().over(root);

        assertThat(rows(frame, frame.values())).contains("user_id|header of the calling service|anna",
                "account_name|request (TrackRequest)|acme");
    }

    @Test
    void anIdThatTheContextGeneratesIsNamedSo() {
        Frame frame = root.open(given(ContextField.USE_CASE_NAME, "chat").from("@Track Desk.chat"));

        assertThat(rows(frame, frame.values())).contains("use_case_name|@Track Desk.chat|chat",
                "use_case_id|generated with the context|" + frame.values().useCaseId());
    }

    @Test
    void aBlockIsShownAsOne() {
        Frame frame = root.open(given(ContextField.LIMIT_IDS, List.of("daily"))).open(given(ContextField.LIMIT_IDS, List.of()));

        assertThat(rows(frame, frame.values())).contains("limit_ids|TrackContext|[daily]",
                "limit_ids|TrackContext|(blocked: nothing is inherited)");
    }

    @Test
    void aCallWithoutAContextHasNoLevels() {
        assertThat(ContextLevels.of(null, configured, ContextValues.NONE)).isEmpty();
    }

    private List<String> rows(Frame frame, ContextValues sent) {
        return ContextLevels.of(frame, configured, sent).stream().map(ContextLevelsTest::text).toList();
    }

    private static String text(Map<String, Object> row) {
        return row.get("field") + "|" + row.get("level") + "|" + row.get("value");
    }

    private static ContextValues given(ContextField field, Object value) {
        return ContextValues.builder().set(field, value).build();
    }
}
