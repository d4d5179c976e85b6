package com.payi.quarkus.runtime.devui;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import com.payi.cdi.IngestStatistics.DropReason;
import com.payi.cdi.PayiResult;
import com.payi.cdi.internal.core.context.ContextField;
import com.payi.cdi.internal.core.context.ContextValues;
import com.payi.cdi.internal.core.context.Frame;
import com.payi.cdi.internal.core.delivery.ErrorHints;
import com.payi.cdi.internal.core.delivery.IngestEvent;
import com.payi.cdi.internal.core.wire.JsonDocumentReader;
import com.payi.cdi.internal.core.wire.PayiResultReader;
import com.payi.cdi.spi.OutgoingEvent;
import com.payi.cdi.spi.Usage;

/** Which row a call has in each state of its event. */
class DevUiWatcherTest {
    private static final ContextValues CONTEXT = ContextValues.builder().set(ContextField.USE_CASE_NAME, "shop")
            .set(ContextField.USE_CASE_ID, "i1").set(ContextField.USER_ID, "anna").set(ContextField.ACCOUNT_NAME, "acme")
            .set(ContextField.LIMIT_IDS, List.of("daily")).build();
    private static final String COST = "\"cost\":{\"currency\":\"usd\",\"input\":{\"base\":0.25},\"output\":{\"base\":0.5},"
            + "\"total\":{\"base\":0.75}}";

    private final CallLog log = new CallLog();
    private final DevUiWatcher watcher = new DevUiWatcher(log, () -> CONTEXT);

    @Test
    void aCallThatIsReportedWaitsForPayi() {
        report(Map.of());

        assertThat(row()).containsEntry("number", 1L).containsEntry("mode", "ingest").containsEntry("state", "waiting")
                .containsEntry("useCase", "shop").containsEntry("instance", "i1").containsEntry("user", "anna")
                .containsEntry("account", "acme").containsEntry("limits", List.of("daily")).containsEntry("model", "gpt-4o")
                .containsEntry("units", Map.of("text", Map.of("input", 12, "output", 7))).containsEntry("latency", 30)
                .containsEntry("firstToken", 10).containsEntry("status", 200).containsEntry("attempt", "1")
                .doesNotContainKeys("cost", "why");
        assertThat(log.call(1).json()).isEqualTo("{\"sent\":1}");
        assertThat(log.call(1).levels()).as("of a call without a context").isEmpty();
    }

    @Test
    void aRepeatedCallHasItsAttempt() {
        report(Map.of("payi.attempt", "2"));

        assertThat(row()).containsEntry("attempt", "2");
    }

    @Test
    void aDeliveredEventHasWhatPayiAnswers() {
        report(Map.of());
        watcher.accounted(result("{\"request_id\":\"r1\"," + COST + ",\"limits\":{\"daily\":{\"state\":\"exceeded\"}},"
                + "\"warnings\":[\"soon\"]}"));

        assertThat(row()).containsEntry("state", "delivered").containsEntry("cost", 0.75).containsEntry("requestId", "r1")
                .containsEntry("limitStates", Map.of("daily", "exceeded")).containsEntry("warnings", List.of("soon"))
                .doesNotContainKeys("unknownUnits", "why");
        assertThat(log.sums()).isEqualTo(new CallLog.Sums(1, 0.75));
    }

    @Test
    void anEventWithUnitsThatPayiDoesNotKnowNamesThem() {
        report(Map.of());
        watcher.accounted(result("{" + COST + ",\"unknown_units\":{\"video\":{\"input\":1,\"output\":0}}}"));

        assertThat(row()).containsEntry("unknownUnits", List.of("video"));
    }

    @Test
    void anEventThatPayiHadAlreadyIsADuplicate() {
        report(Map.of());
        watcher.accounted(result("{\"duplicate_request\":true}"));

        assertThat(row()).containsEntry("state", "duplicate").doesNotContainKey("cost");
    }

    @Test
    void aRejectedEventHasPayisCodeAndWhatToDo() {
        report(Map.of());
        watcher.rejected("e1", "blocking_limit_not_allowed");

        assertThat(row()).containsEntry("state", "rejected").containsEntry("why", "blocking_limit_not_allowed")
                .containsEntry("remedy", ErrorHints.of("blocking_limit_not_allowed"));
    }

    @ParameterizedTest
    @EnumSource
    void aDroppedEventHasTheReasonAndWhatToDo(DropReason reason) {
        report(Map.of());
        watcher.dropped("e1", reason);

        assertThat(row()).containsEntry("state", "dropped").hasEntrySatisfying("why",
                why -> assertThat(why).isEqualTo(reason.name().toLowerCase().replace('_', ' ')))
                .hasEntrySatisfying("remedy", remedy -> assertThat((String) remedy).isNotEmpty());
    }

    @Test
    void anEventThatWasNeverWrittenHasNoRow() {
        watcher.dropped("e1", DropReason.QUEUE_FULL);

        assertThat(log.since(-1, -1).rows()).isEmpty();
    }

    @Test
    void aProxiedCallHasTheContextThatPayiNames() {
        watcher.proxied(event(Map.of()), result("{" + COST + ",\"use_case_name\":\"other\",\"use_case_id\":\"i2\","
                + "\"user_id\":\"berta\"}"), null);

        assertThat(row()).containsEntry("mode", "proxy").containsEntry("state", "delivered").containsEntry("cost", 0.75)
                .containsEntry("useCase", "other").containsEntry("instance", "i2").containsEntry("user", "berta")
                .containsEntry("model", "gpt-4o").containsEntry("latency", 30);
        assertThat(log.call(1).json()).as("nothing is reported").isNull();
    }

    @Test
    void aProxiedCallWithoutAResultShowsThat() {
        watcher.proxied(event(Map.of()), null, null);

        assertThat(row()).containsEntry("state", "no result").containsEntry("useCase", "shop").containsKey("why");
    }

    @Test
    void theLevelsOfTheContextAreKept() {
        Frame root = Frame.root(CONTEXT, (frame, failure) -> {});
        watcher.written(event(Map.of()), new OutgoingEvent("e1", "{}"), root);

        assertThat(log.call(1).levels()).contains(Map.of("field", "user_id", "level", "configuration", "value", "anna"));
    }

    private void report(Map<String, String> properties) {
        watcher.written(event(properties), new OutgoingEvent("e1", "{\"sent\":1}"), null);
    }

    private Map<String, Object> row() {
        assertThat(log.since(-1, -1).rows()).hasSize(1);
        return log.since(-1, -1).rows().get(0);
    }

    private static PayiResult result(String json) {
        return PayiResultReader.read(JsonDocumentReader.whole(json.getBytes(StandardCharsets.UTF_8)), "e1");
    }

    private static IngestEvent event(Map<String, String> properties) {
        return new IngestEvent("e1", CONTEXT, "system.openai", "gpt-4o", Map.of("text", new Usage.Units(12, 7)),
                Instant.ofEpochMilli(5), 30, 10, 20, 200, properties, null, null, null, List.of(), null, Map.of(), Map.of());
    }
}
