package com.payi.cdi.internal.core.provider.bedrock;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;

import org.junit.jupiter.api.Test;

import com.payi.cdi.internal.core.provider.AnswerReading;
import com.payi.cdi.spi.Usage;
import com.payi.cdi.spi.Usage.Units;

/** What Bedrock adds to the answers of models: caches, tiers, routers, guardrails. */
class BedrockTermsTest {
    private static final String HOST = "https://bedrock-runtime.us-east-1.amazonaws.com";
    private static final String USAGE = "\"usage\":{\"inputTokens\":14,\"outputTokens\":4,\"totalTokens\":18}";

    private final AnswerReading reading = AnswerReading.of(HOST + "/model/some.model/converse");

    @Test
    void whatIsKeptForAnHourInACacheIsAUnitOfItsOwn() {
        assertThat(reading.document("{\"usage\":{\"inputTokens\":14,\"outputTokens\":4,\"cacheWriteInputTokens\":4000,"
                + "\"cacheDetails\":[{\"ttl\":\"1h\",\"inputTokens\":3000},{\"ttl\":\"5m\",\"inputTokens\":1000}]}}").units())
                .containsOnly(Map.entry("text", new Units(14, 4)), Map.entry("text_cache_write", new Units(1000, 0)),
                        Map.entry("text_cache_write_1h", new Units(3000, 0)));
        assertThat(reading.document("{\"usage\":{\"inputTokens\":14,\"outputTokens\":4,\"cacheWriteInputTokens\":40,"
                + "\"cacheDetails\":[null,{\"ttl\":null,\"inputTokens\":\"x\"},{\"ttl\":\"1h\",\"inputTokens\":-3}]}}").units())
                .containsOnly(Map.entry("text", new Units(14, 4)), Map.entry("text_cache_write", new Units(40, 0)));
    }

    @Test
    void theServedTierIsAProperty() {
        assertThat(reading.document("{" + USAGE + ",\"serviceTier\":{\"type\":\"flex\"},"
                + "\"performanceConfig\":{\"latency\":\"optimized\"}}").properties())
                .containsOnly(Map.entry("payi.service_tier", "flex"), Map.entry("payi.speed", "optimized"));
        assertThat(AnswerReading.of(HOST + "/model/m/invoke").answerHeader("X-Amzn-Bedrock-Service-Tier", "priority")
                .document("{\"type\":\"message\",\"usage\":{\"input_tokens\":1,\"service_tier\":\"standard\"}}").properties())
                .as("Bedrock's word counts").containsOnly(Map.entry("payi.service_tier", "priority"));
    }

    @Test
    void aRoutersModelIsNamed() {
        String trace = "{" + USAGE + ",\"trace\":{\"promptRouter\":{\"invokedModelId\":\"%s\"}}}";
        assertThat(reading.document(trace.formatted("arn:aws:bedrock:r:1:inference-profile/us.anthropic.claude")).model())
                .isEqualTo("us.anthropic.claude");
        assertThat(reading.document(trace.formatted("arn:aws:bedrock:r::foundation-model/meta.llama3-1")).model())
                .isEqualTo("meta.llama3-1");
        assertThat(reading.document(trace.formatted("arn:aws:bedrock:r:1:application-inference-profile/a1")).model())
                .isEqualTo("arn:aws:bedrock:r:1:application-inference-profile/a1");
        assertThat(reading.document(trace.formatted(" ")).model()).isNull();
    }

    @Test
    void whatAGuardrailDidIsCountedOnceThoughAStreamRepeatsIt() {
        String chunk = "{\"amazon-bedrock-trace\":{\"guardrail\":{\"input\":{\"g\":{\"invocationMetrics\":{\"usage\":"
                + "{\"topicPolicyUnits\":2,\"contentPolicyUnits\":1}}}}}}}";
        assertThat(AnswerReading.of(HOST + "/model/m/invoke-with-response-stream").events(chunk, chunk).units())
                .containsOnly(Map.entry("guardrail_topic", new Units(2, 0)), Map.entry("guardrail_content", new Units(1, 0)));
    }

    @Test
    void aGuardrailThatIsAppliedByItselfHasItsUnits() {
        Usage usage = AnswerReading.of(HOST + "/guardrail/g/version/1/apply").document("{\"action\":\"GUARDRAIL_INTERVENED\","
                + "\"usage\":{\"topicPolicyUnits\":1,\"contentPolicyUnits\":\"2\",\"wordPolicyUnits\":null,"
                + "\"contentPolicyImageUnits\":-1,\"sensitiveInformationPolicyFreeUnits\":4}}");
        assertThat(usage.units()).containsOnly(Map.entry("guardrail_topic", new Units(1, 0)),
                Map.entry("guardrail_content", new Units(2, 0)),
                Map.entry("guardrail_sensitive_information_free", new Units(4, 0)));
        assertThat(usage.properties())
                .containsOnly(Map.entry("system.aws.bedrock.guardrail.action", "GUARDRAIL_INTERVENED"));
    }
}
