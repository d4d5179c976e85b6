package com.payi.it.conformance;

import static com.payi.it.conformance.OneCall.units;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;

import jakarta.ws.rs.ProcessingException;

import org.junit.jupiter.api.Test;

import com.payi.cdi.TrackContext;
import com.payi.testkit.IngestedEvent;
import com.payi.testkit.Reply;

/** Answers of Gemini and AWS Bedrock that others who account for them are known to read wrongly. */
class CloudReadingFaultsTest {
    private static final String GEMINI = "https://generativelanguage.googleapis.com/v1beta/models/gemini-2.5-flash:";
    private static final String BEDROCK = "https://bedrock-runtime.us-east-1.amazonaws.com/model/";
    private static final String QUESTION = "{\"contents\":[{\"parts\":[{\"text\":\"Why?\"}]}]}";
    private static final String[] COUNTED_ANEW = {"""
            {"responseId":"g-1","usageMetadata":{"promptTokenCount":9,"candidatesTokenCount":2,"totalTokenCount":11}}""", """
            {"responseId":"g-1","usageMetadata":{"promptTokenCount":9,"candidatesTokenCount":31,"thoughtsTokenCount":7}}""", """
            {"responseId":"g-1","candidates":[{"finishReason":"STOP"}],
            "usageMetadata":{"promptTokenCount":9,"candidatesTokenCount":60,"thoughtsTokenCount":7}}""".replace("\n", "")};

    @Test
    void theLastUsageOfAGeminiStreamCounts() {
        IngestedEvent event = OneCall.post(GEMINI + "streamGenerateContent?alt=sse", QUESTION)
                .answered(OneCall.events(COUNTED_ANEW));

        assertThat(event.units()).isEqualTo(Map.of("text", units(9, 60), "reasoning", units(0, 7)));
        assertThat(event.id()).isEqualTo("g-1");
    }

    @Test
    void theLastUsageOfAGeminiArrayCounts() {
        IngestedEvent event = OneCall.post(GEMINI + "streamGenerateContent", QUESTION)
                .answered("[" + String.join(",\n", COUNTED_ANEW) + "]");

        assertThat(event.units()).isEqualTo(Map.of("text", units(9, 60), "reasoning", units(0, 7)));
    }

    @Test
    void documentsAndThePromptsOfToolsCount() {
        IngestedEvent event = OneCall.post(GEMINI + "generateContent", QUESTION).answered(
                """
                        {"usageMetadata": {"promptTokenCount": 300, "candidatesTokenCount": 20, "toolUsePromptTokenCount": 50,
                          "promptTokensDetails": [{"modality": "TEXT", "tokenCount": 40}, {"modality": "DOCUMENT", "tokenCount": 260}]}}""");

        assertThat(event.units()).isEqualTo(Map.of("text", units(90, 20), "document", units(260, 0)));
    }

    @Test
    void tokensOfGeminiAreNeverReportedAsCharacters() {
        IngestedEvent event = OneCall.post(GEMINI + "generateContent", QUESTION).answered("""
                {"modelVersion": "gemini-2.5-flash", "usageMetadata": {"promptTokenCount": 10, "candidatesTokenCount": 20}}""");

        assertThat(event.units()).isEqualTo(Map.of("text", units(10, 20)));
    }

    @Test
    void geminiIsPricedAsTheApplicationDecides() {
        IngestedEvent[] event = {null};
        TrackContext.builder().priceAsCategory("system.other").priceAsResource("other-model")
                .run(() -> event[0] = OneCall.post(GEMINI + "generateContent", QUESTION).answered("""
                        {"modelVersion": "gemini-2.5-flash", "usageMetadata": {"promptTokenCount": 1}}"""));

        assertThat(event[0].category()).isEqualTo("system.other");
        assertThat(event[0].resource()).endsWith("other-model");
    }

    @Test
    void membersOfGeminiThatAreNullCountAsNone() {
        IngestedEvent event = OneCall.post(GEMINI + "generateContent", QUESTION).answered("""
                {"candidates": null, "usageMetadata": {"promptTokenCount": 10, "candidatesTokenCount": null,
                  "thoughtsTokenCount": null, "cachedContentTokenCount": null, "promptTokensDetails": null,
                  "candidatesTokensDetails": [null, {"modality": null, "tokenCount": null}]}}""");

        assertThat(event.units()).isEqualTo(Map.of("text", units(10, 0)));
    }

    @Test
    void countsOfGeminiThatNobodyCanHaveConsumedStayWithin32Bits() {
        IngestedEvent event = OneCall.post(GEMINI + "generateContent", QUESTION).answered("""
                {"usageMetadata": {"promptTokenCount": 2147483647, "toolUsePromptTokenCount": 2147483647,
                  "candidatesTokenCount": -5, "candidatesTokensDetails": [{"modality": "x y", "tokenCount": 2147483647},
                  {"modality": "TEXT", "tokenCount": 99999999999}]}}""");

        assertThat(event.units()).isEqualTo(Map.of("text", units(Integer.MAX_VALUE, Integer.MAX_VALUE)));
    }

    @Test
    void theStatusOfGeminiIsKept() {
        IngestedEvent event = OneCall.post(GEMINI + "generateContent", QUESTION)
                .answered(Reply.json(429, "{\"error\":{\"code\":429,\"status\":\"RESOURCE_EXHAUSTED\"}}"));

        assertThat(event.httpStatusCode()).isEqualTo(429);
        assertThat(event.units()).isEmpty();
    }

    @Test
    void theCacheOfConverseCounts() {
        IngestedEvent event = OneCall.post(BEDROCK + "amazon.nova-pro-v1:0/converse", "{\"messages\":[]}").answered("""
                {"stopReason": "end_turn", "usage": {"inputTokens": 4, "outputTokens": 50, "totalTokens": 1254,
                  "cacheReadInputTokens": 1000, "cacheWriteInputTokens": 200}}""");

        assertThat(event.units()).isEqualTo(
                Map.of("text", units(4, 50), "text_cache_read", units(1000, 0), "text_cache_write", units(200, 0)));
    }

    @Test
    void theCacheOfAConverseStreamCounts() {
        IngestedEvent event = OneCall.post(BEDROCK + "amazon.nova-pro-v1:0/converse-stream", "{\"messages\":[]}")
                .answered(stream("{\"stopReason\":\"end_turn\"}",
                        """
                                {"usage": {"inputTokens": 4, "outputTokens": 50, "totalTokens": 1054, "cacheReadInputTokens": 1000}}"""));

        assertThat(event.units()).isEqualTo(Map.of("text", units(4, 50), "text_cache_read", units(1000, 0)));
    }

    @Test
    void everyFamilyOfModelsThatIsInvokedHasUnits() {
        Map<String, String> answers = Map.of("amazon.titan-text-express-v1",
                "{\"inputTextTokenCount\": 30, \"results\": [{\"tokenCount\": 20}]}",
                "meta.llama3-8b-instruct-v1:0", "{\"prompt_token_count\": 30, \"generation_token_count\": 20}",
                "mistral.pixtral-large-2502-v1:0", "{\"usage\": {\"prompt_tokens\": 30, \"completion_tokens\": 20}}",
                "anthropic.claude-3-haiku-20240307-v1:0", "{\"usage\": {\"input_tokens\": 30, \"output_tokens\": 20}}");

        answers.forEach((model, answer) -> assertThat(
                OneCall.post(BEDROCK + model + "/invoke", "{}").answered(answer).units())
                .as(model).isEqualTo(Map.of("text", units(30, 20))));
    }

    @Test
    void theHeadersHaveTheUsageThatTheModelDoesNotReport() {
        IngestedEvent event = OneCall.post(BEDROCK + "cohere.command-r-v1:0/invoke", "{}")
                .answered(Reply.json("{\"text\": \"Because.\"}").header("X-Amzn-Bedrock-Input-Token-Count", "30")
                        .header("X-Amzn-Bedrock-Output-Token-Count", "many"));

        assertThat(event.units()).isEqualTo(Map.of("text", units(30, 0)));
    }

    @Test
    void theCacheOfNovaIsACountAndNoObject() {
        IngestedEvent event = OneCall.post(BEDROCK + "amazon.nova-lite-v1:0/invoke", "{}").answered("""
                {"usage": {"inputTokens": 7, "outputTokens": 53, "totalTokens": 60,
                  "cacheReadInputTokenCount": 11, "cacheWriteInputTokenCount": 0}}""");

        assertThat(event.units()).isEqualTo(Map.of("text", units(7, 53), "text_cache_read", units(11, 0)));
    }

    @Test
    void aBodyOfBedrockThatIsReadInPartIsReported() {
        Reply answer = Reply
                .json("{\"usage\": {\"inputTokens\": 7, \"outputTokens\": 53}, \"rest\": \"" + "x".repeat(5000) + "\"}");

        IngestedEvent event = OneCall.post(BEDROCK + "amazon.nova-lite-v1:0/invoke", "{}")
                .answered(answer, response -> Received.of(response, 60, 7));

        assertThat(event.units()).isEqualTo(Map.of("text", units(7, 53)));
        assertThat(event.properties()).containsEntry("payi.partial", "true");
    }

    @Test
    void anUnreadBodyOfBedrockIsReported() {
        IngestedEvent event = OneCall.post(BEDROCK + "amazon.nova-lite-v1:0/invoke", "{}").answered(
                Reply.json("{}").header("x-amzn-RequestId", "aws-1").header("X-Amzn-Bedrock-Input-Token-Count", "30"),
                response -> {});

        assertThat(event.id()).isEqualTo("aws-1");
        assertThat(event.units()).isEqualTo(Map.of("text", units(30, 0)));
    }

    @Test
    void aConnectionToBedrockThatFailsIsReportedAsAFailure() {
        IngestedEvent event = OneCall.post(BEDROCK + "amazon.nova-lite-v1:0/invoke", "{}").failed(Reply.reset(),
                failure -> assertThat(failure).isInstanceOf(ProcessingException.class));

        assertThat(event.httpStatusCode()).isEqualTo(299);
        assertThat(event.properties()).containsKeys("system.failure", "system.failure.description");
    }

    @Test
    void anEventOfBedrockNamesItsProvider() {
        IngestedEvent event = OneCall.post(BEDROCK + "amazon.nova-lite-v1:0/invoke", "{}").answered("{}");

        assertThat(event.body().path("provider_uri").asText())
                .startsWith("http://bedrock-runtime.us-east-1.amazonaws.com");
    }

    @Test
    void aGuardrailThatCountsBeyond32BitsStaysWithinThem() {
        String assessment = """
                {"invocationMetrics": {"usage": {"topicPolicyUnits": 2147483647, "wordPolicyUnits": -1}}}""";
        IngestedEvent event = OneCall.post(BEDROCK + "amazon.nova-lite-v1:0/converse", "{}").answered("""
                {"trace": {"guardrail": {"inputAssessment": {"a": %s, "b": %s}}}}""".formatted(assessment, assessment));

        assertThat(event.units()).isEqualTo(Map.of("guardrail_topic", units(Integer.MAX_VALUE, 0)));
    }

    @Test
    void aWrappedDocumentIsRead() {
        String metrics = """
                {"amazon-bedrock-invocationMetrics": {"inputTokenCount": 14, "outputTokenCount": 10}}""";
        String wrapped = Base64.getEncoder().encodeToString(metrics.getBytes(StandardCharsets.UTF_8));

        IngestedEvent event = OneCall.post(BEDROCK + "ai21.jamba-1-5-mini-v1:0/invoke-with-response-stream", "{}")
                .answered(stream("{\"bytes\":\"" + wrapped + "\"}"));

        assertThat(event.units()).isEqualTo(Map.of("text", units(14, 10)));
    }

    private static Reply stream(String... documents) {
        ByteArrayOutputStream stream = new ByteArrayOutputStream();
        List.of(documents).forEach(document -> stream.writeBytes(EventStreamFrames.frame(document)));
        return Reply.recorded(200, Map.of("Content-Type", "application/vnd.amazon.eventstream"), stream.toByteArray());
    }
}
