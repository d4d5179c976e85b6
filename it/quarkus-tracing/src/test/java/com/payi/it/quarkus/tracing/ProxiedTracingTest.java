package com.payi.it.quarkus.tracing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.opentelemetry.sdk.trace.data.SpanData;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;

/** The cost of a proxied call comes with its answer, so the span has it, also that of a stream. */
@QuarkusTest
@TestProfile(ProxiedTracingTest.Proxied.class)
class ProxiedTracingTest extends TracedApplicationTest {
    @ParameterizedTest
    @ValueSource(strings = {"now", "later", "stream", "official", "advice", "advice-in-parts"})
    void theSpanHasTheCallAndItsCost(String path) throws IOException, InterruptedException {
        SpanData request = request(path);

        SpanData call = spanOfCall();
        assertHasTheCall(call);
        assertThat(cost(call)).isPositive();
        assertThat(payi.proxied()).singleElement().satisfies(
                sent -> assertThat(sent.header("xProxy-Request-Properties")).hasValueSatisfying(properties -> assertThat(
                        new String(Base64.getDecoder().decode(properties), StandardCharsets.UTF_8))
                        .contains(request.getTraceId())));
    }

    /** All calls go through Pay-i. */
    public static class Proxied implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("payi.proxy", "true");
        }
    }
}
