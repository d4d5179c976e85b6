package com.payi.cdi.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;

import org.junit.jupiter.api.Test;

/** Pay-i's answers as status and bytes, from whatever client. */
class PlainPayiErrorsTest {
    private static final String REFUSED = "{\"xproxy_error\":{\"code\":\"limit_reached\",\"message\":\"No more\"},"
            + "\"xproxy_result\":{\"request_id\":\"7\",\"blocked_limit_ids\":[\"daily\"],"
            + "\"limits\":{\"daily\":{\"state\":\"blocked\"}}}}";

    @Test
    void aRefusalHasItsLimits() {
        PayiError error = PayiErrors.from(400, REFUSED).orElseThrow();

        assertThat(error.isLimitReached()).isTrue();
        assertThat(error.message()).contains("No more");
        assertThat(error.limitBlocked().orElseThrow().limitIds()).containsExactly("daily");
        assertThat(PayiErrors.from(400, REFUSED.getBytes(StandardCharsets.UTF_8)).orElseThrow().code())
                .isEqualTo(error.code()).contains("limit_reached");
    }

    @Test
    void whatIsNoErrorOfPayiGivesNone() {
        assertThat(PayiErrors.from(200, REFUSED)).isEmpty();
        assertThat(PayiErrors.from(400, "{\"error\":{\"message\":\"Bad request\"}}")).isEmpty();
        assertThat(PayiErrors.from(502, "<html>Bad gateway</html>")).isEmpty();
        assertThat(PayiErrors.from(502, "{\"xproxy_error\":{\"code\":\"limi")).isEmpty();
        assertThat(PayiErrors.from(500, (byte[]) null)).isEmpty();
        assertThat(PayiErrors.from(500, (String) null)).isEmpty();
    }

    @Test
    void theResultOfAnAnswerIsRead() {
        assertThat(PayiErrors.resultIn("{\"id\":\"chatcmpl-1\",\"xproxy_result\":{\"request_id\":\"9\"}}"
                .getBytes(StandardCharsets.UTF_8))).isPresent();
        assertThat(PayiErrors.resultIn("{\"id\":\"chatcmpl-1\"}".getBytes(StandardCharsets.UTF_8))).isEmpty();
        assertThat(PayiErrors.resultIn(null)).isEmpty();
    }
}
