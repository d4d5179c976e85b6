package com.payi.cdi.internal.core.call.streamusage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Only the event that was sent because we asked for it is hidden. */
class UsageChunkFilterTest {
    private static final String CONTENT = "data: {\"choices\":[{\"delta\":{\"content\":\"b\"}}],\"usage\":null}\n\n";
    private static final String USAGE = "data: {\"choices\":[],\"usage\":{\"prompt_tokens\":1}}\n\n";
    private static final String DONE = "data: [DONE]\n\n";

    @Test
    void theUsageIsTakenOutHoweverTheBytesAreSplit() {
        for (String end : new String[]{"\n", "\r\n"}) {
            String stream = (CONTENT + ": ping\n\n" + USAGE + DONE).replace("\n", end);
            String seen = (CONTENT + ": ping\n\n" + DONE).replace("\n", end);
            for (int size = 1; size <= stream.length(); size++) {
                assertThat(filtered(stream, size)).isEqualTo(seen);
            }
        }
    }

    @Test
    void anEventPassesAsSoonAsItIsWhole() {
        UsageChunkFilter filter = new UsageChunkFilter();
        byte[] bytes = CONTENT.getBytes(StandardCharsets.US_ASCII);
        assertThat(filter.filter(bytes, 0, bytes.length - 1)).isEmpty();
        assertThat(filter.filter(bytes, bytes.length - 1, 1)).isEqualTo(bytes);
    }

    @ParameterizedTest
    @ValueSource(strings = {"data: {\"choices\":[{\"delta\":{\"content\":\"b\"}}],\"usage\":{\"prompt_tokens\":1}}\n\n",
            "data: {\"usage\":{\"prompt_tokens\":1}}\n\n", "data: {\"choices\":[],\"usage\":null}\n\n",
            "data: {\"choices\":[],\"prompt_filter_results\":[]}\n\n", "data: {\"choices\":[],\"usage\":{\"prompt",
            "{\"choices\":[],\"usage\":{\"prompt_tokens\":1}}\n\n", "", "\n\n\n", "plain\n\ntext",
            "data: {broken \"usage\"\n\n"})
    void everythingElsePasses(String stream) {
        for (int size = 1; size <= Math.max(1, stream.length()); size++) {
            assertThat(filtered(stream, size)).isEqualTo(stream);
        }
    }

    @Test
    void whatIsNoStreamOfEventsIsNotHeld() {
        String endless = "x".repeat(3 * 1024 * 1024);
        assertThat(filtered(endless, 8192)).isEqualTo(endless);
        UsageChunkFilter filter = new UsageChunkFilter();
        byte[] json = "  {\"a\"".getBytes(StandardCharsets.US_ASCII);
        assertThat(filter.filter(json, 0, json.length)).isEqualTo(json);
    }

    private static String filtered(String stream, int size) {
        UsageChunkFilter filter = new UsageChunkFilter();
        ByteArrayOutputStream seen = new ByteArrayOutputStream();
        byte[] bytes = stream.getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < bytes.length; i += size) {
            seen.writeBytes(filter.filter(bytes, i, Math.min(size, bytes.length - i)));
        }
        seen.writeBytes(filter.rest());
        return seen.toString(StandardCharsets.UTF_8);
    }
}
