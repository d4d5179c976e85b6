package com.payi.cdi.internal.core.call.streamusage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A request asks for the usage of its stream, unless the caller has decided. */
class UsageRequestStreamTest {
    private boolean asked;

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', value = {
            "{\"stream\":true} | {\"stream\":true,\"stream_options\":{\"include_usage\":true}}",
            "{ \"stream\" : true , \"a\":{\"stream\":false} } | { \"stream\" : true , \"a\":{\"stream\":false} ,\"stream_options\":{\"include_usage\":true}}",
            "{\"a\":\"}\\\"{\",\"stream\":true,\"b\":[1,{\"c\":2}]} | {\"a\":\"}\\\"{\",\"stream\":true,\"b\":[1,{\"c\":2}],\"stream_options\":{\"include_usage\":true}}",
            "{\"stream\":true,\"stream_options\":{}} | {\"stream\":true,\"stream_options\":{\"include_usage\":true}}",
            "{\"\\u0073tream\":true} | {\"\\u0073tream\":true,\"stream_options\":{\"include_usage\":true}}",
            "{\"stream_options\":{\"x\":[1]},\"stream\":true} | {\"stream_options\":{\"x\":[1],\"include_usage\":true},\"stream\":true}"})
    void isAsked(String request, String sent) throws IOException {
        for (int size = 1; size <= request.length(); size++) {
            asked = false;
            assertThat(written(request, size)).isEqualTo(sent);
            assertThat(asked).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"stream\":false}", "{\"messages\":[{\"stream\":true}]}", "{\"x\":{\"stream\":true}}",
            "{\"stream\":true,\"stream_options\":{\"include_usage\":false}}",
            "{\"stream\":true,\"stream_options\":{\"include_usage\":true,\"x\":1}}",
            "{\"stream\":true,\"stream_options\":null}", "[{\"stream\":true}]", "stream=true", "", "\"stream\":true}",
            "{\"stream\":\"true\"}", "{\"text\":\"\\\"stream\\\":true\"}", "{\"stream\":true", "}}}{{{",
            "{\"stream\":nottrue}", "{\"stream_options\":{}}",
            "{\"stream_options\":{\"x\":1},\"stream\":false}", "{\"stream_options\":{\"x\":1}",
            "{\"stream_options\":{},\"stream\":{}}",
            "{\"stream\":true,\"\\u0073tream_options\":{\"include\\u005fusage\":false}}"})
    void isLeftAlone(String request) throws IOException {
        for (int size = 1; size <= Math.max(1, request.length()); size++) {
            assertThat(written(request, size)).isEqualTo(request);
            assertThat(asked).isFalse();
        }
    }

    private String written(String request, int size) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (UsageRequestStream stream = new UsageRequestStream(out, () -> asked = true)) {
            byte[] bytes = request.getBytes(StandardCharsets.UTF_8);
            for (int i = 0; i < bytes.length; i += size) {
                stream.write(bytes, i, Math.min(size, bytes.length - i));
            }
        }
        return out.toString(StandardCharsets.UTF_8);
    }
}
