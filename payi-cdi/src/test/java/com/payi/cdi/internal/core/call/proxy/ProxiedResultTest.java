package com.payi.cdi.internal.core.call.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;

import org.junit.jupiter.api.Test;

import com.payi.cdi.LimitState;
import com.payi.cdi.PayiResult;
import com.payi.cdi.internal.core.wire.MessageReader;

/** What Pay-i wrote into a proxied answer. */
class ProxiedResultTest {
    private static final String RESULT = "\"xproxy_result\":{\"request_id\":\"r\",\"limits\":{\"daily\":{\"state\":\"ok\"}}}";

    @Test
    void aDocumentHasTheResult() {
        PayiResult result = read("{\"id\":\"c\"," + RESULT + "}", null);
        assertThat(result.requestId()).contains("r");
        assertThat(result.isProxied()).isTrue();
        assertThat(result.limits()).containsEntry("daily", LimitState.OK);
    }

    @Test
    void ofAStreamTheLastEventThatHasOneCounts() {
        PayiResult result = read("data: {" + RESULT + "}\n\ndata: {\"xproxy_result\":{\"request_id\":\"last\"}}\n\n"
                + "data: {\"xproxy_result\":null}\n\ndata: [DONE]\n\n", null);
        assertThat(result.requestId()).contains("last");
    }

    @Test
    void anAnswerWithoutOneHasNone() {
        assertThat(read("{\"id\":\"c\"}", List.of("daily"))).isNull();
        assertThat(read("{\"xproxy_error\":{\"code\":\"other\"}}", List.of("daily"))).isNull();
    }

    @Test
    void aRefusalThatNamesNoLimitIsAboutTheOnlyOneThatItCanBe() {
        String refusal = "{\"xproxy_error\":{\"code\":\"limit_reached\"}}";
        assertThat(read(refusal, List.of("daily")).blockedLimitIds()).containsExactly("daily");
        assertThat(read(refusal, List.of("daily", "team"))).isNull();
        assertThat(read(refusal, null)).isNull();
    }

    @Test
    void aRefusalThatNamesLimitsIsAboutThese() {
        PayiResult result = read(
                "{\"xproxy_error\":{\"code\":\"limit_reached\"},\"xproxy_result\":{\"blocked_limit_ids\":[\"team\"]}}",
                List.of("daily"));
        assertThat(result.blockedLimitIds()).containsExactly("team");
    }

    private static PayiResult read(String answer, List<String> limitIds) {
        ProxiedResult result = new ProxiedResult();
        MessageReader reader = new MessageReader(ProxiedResult.SHAPE, result::read);
        byte[] bytes = answer.getBytes(StandardCharsets.UTF_8);
        reader.accept(bytes, 0, bytes.length);
        reader.end();
        return result.toResult(limitIds);
    }
}
