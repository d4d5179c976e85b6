package com.payi.cdi.internal.core.provider.openai;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;

import org.junit.jupiter.api.Test;

import com.payi.cdi.internal.core.provider.AnswerReading;
import com.payi.cdi.spi.Usage;
import com.payi.cdi.spi.Usage.FunctionCall;
import com.payi.cdi.spi.Usage.Units;

/** What answers of chat completions consumed. */
class OpenAiChatReaderTest {
    private final AnswerReading reading = AnswerReading.of("https://api.openai.com/v1/chat/completions");

    @Test
    void aDocumentNamesIdModelAndUsage() {
        Usage usage = reading.request("{\"model\":\"gpt-4o\"}")
                .document("{\"id\":\"chatcmpl-1\",\"model\":\"gpt-4o-2024\",\"choices\":[{\"message\":{\"content\":\"hi\"}}],"
                        + "\"usage\":{\"prompt_tokens\":11,\"completion_tokens\":5}}");

        assertThat(usage.responseId()).isEqualTo("chatcmpl-1");
        assertThat(usage.model()).isEqualTo("gpt-4o-2024");
        assertThat(usage.units()).containsOnly(Map.entry("text", new Units(11, 5)));
        assertThat(usage.resourceScope()).isNull();
        assertThat(usage.properties()).isEmpty();
    }

    @Test
    void cachedAndReasoningTokensAreUnitsOfTheirOwnAndNotCountedTwice() {
        Usage usage = reading.document("{\"usage\":{\"prompt_tokens\":100,\"completion_tokens\":50,"
                + "\"prompt_tokens_details\":{\"cached_tokens\":60},\"completion_tokens_details\":{\"reasoning_tokens\":20}}}");

        assertThat(usage.units()).containsOnly(Map.entry("text", new Units(40, 30)),
                Map.entry("text_cache_read", new Units(60, 0)), Map.entry("reasoning", new Units(0, 20)));
    }

    @Test
    void detailsThatAreMoreThanTheTotalMakeNoUnitNegative() {
        Usage usage = reading.document("{\"usage\":{\"prompt_tokens\":10,\"completion_tokens\":5,"
                + "\"prompt_tokens_details\":{\"cached_tokens\":60},\"completion_tokens_details\":{\"reasoning_tokens\":20}}}");

        assertThat(usage.units()).containsOnly(Map.entry("text", new Units(0, 0)),
                Map.entry("text_cache_read", new Units(10, 0)), Map.entry("reasoning", new Units(0, 5)));
    }

    @Test
    void anAnswerWithoutUsageHasNoUnits() {
        assertThat(reading.document("{\"error\":{\"message\":\"no\"}}").units()).isEmpty();
        assertThat(reading.document("{\"usage\":null}").units()).isEmpty();
        assertThat(reading.document("{\"usage\":{}}").units()).isEmpty();
        assertThat(reading.document("not json").units()).isEmpty();
    }

    @Test
    void aStreamNamesItsUsageLast() {
        Usage usage = reading.events("{\"id\":\"\",\"model\":\"\",\"choices\":[]}",
                "{\"id\":\"chatcmpl-2\",\"model\":\"gpt-4o\",\"choices\":[{\"index\":0,\"delta\":{\"content\":\"hi\"}}]}",
                "{\"id\":\"chatcmpl-2\",\"choices\":[],\"usage\":{\"prompt_tokens\":12,\"completion_tokens\":7}}", "[DONE]");

        assertThat(usage.responseId()).isEqualTo("chatcmpl-2");
        assertThat(usage.model()).isEqualTo("gpt-4o");
        assertThat(usage.units()).containsOnly(Map.entry("text", new Units(12, 7)));
        assertThat(reading.hasContent()).isTrue();
        assertThat(reading.isFinished()).as("the mark is the end, and the message reader sees it").isFalse();
    }

    @Test
    void ofUsagesThatCountFromTheBeginningTheLastOneHolds() {
        Usage usage = reading.events("{\"choices\":[],\"usage\":{\"prompt_tokens\":12,\"completion_tokens\":1}}",
                "{\"choices\":[],\"usage\":null}", "{\"choices\":[],\"usage\":{\"prompt_tokens\":12,\"completion_tokens\":2}}");
        assertThat(usage.units()).containsOnly(Map.entry("text", new Units(12, 2)));
    }

    @Test
    void newsAboutAStreamAreNoContent() {
        reading.events("{\"choices\":[{\"index\":0,\"delta\":{\"role\":\"assistant\",\"content\":\"\"}}]}");
        assertThat(reading.hasContent()).isFalse();
        reading.events("{\"choices\":[{\"index\":0,\"delta\":{\"tool_calls\":[{\"index\":0}]}}]}");
        assertThat(reading.hasContent()).isTrue();
    }

    @Test
    void toolCallsOfADocument() {
        Usage usage = reading.document("{\"choices\":[{\"message\":{\"tool_calls\":["
                + "{\"function\":{\"name\":\"weather\",\"arguments\":\"{}\"}},{\"function\":{\"name\":\"time\"}}]}},"
                + "{\"message\":{\"function_call\":{\"name\":\"old\",\"arguments\":\"{\\\"a\\\":1}\"}}}]}");

        assertThat(usage.functionCalls()).containsExactly(new FunctionCall("weather", "{}"), new FunctionCall("time", null),
                new FunctionCall("old", "{\"a\":1}"));
    }

    @Test
    void toolCallsThatAreSpreadOverAStream() {
        Usage usage = reading.events(part(0, 0, "\"name\":\"weather\",\"arguments\":\"{\\\"ci\""),
                part(0, 1, "\"name\":\"time\",\"arguments\":\"\""), part(0, 0, "\"arguments\":\"ty\\\":1}\""),
                part(1, 0, "\"name\":\"other\""),
                "{\"choices\":[{\"index\":0,\"delta\":{\"function_call\":{\"name\":\"old\",\"arguments\":\"{\"}}}]}",
                "{\"choices\":[{\"index\":0,\"delta\":{\"function_call\":{\"arguments\":\"}\"}}}]}");

        assertThat(usage.functionCalls()).containsExactly(new FunctionCall("weather", "{\"city\":1}"),
                new FunctionCall("time", null), new FunctionCall("other", null), new FunctionCall("old", "{}"));
    }

    private static String part(int choice, int index, String function) {
        return "{\"choices\":[{\"index\":" + choice + ",\"delta\":{\"tool_calls\":[{\"index\":" + index + ",\"function\":{"
                + function + "}}]}}]}";
    }

    @Test
    void azureNamesTheModelBehindADeploymentInAHeader() {
        Usage usage = reading.answerHeader("X-Ms-Deployment-Name", "gpt-4o-eu").document("{\"model\":\"gpt-4o\"}");
        assertThat(usage.model()).isEqualTo("gpt-4o-eu");
    }

    @Test
    void imagesInAPromptAreCountedApartFromItsText() {
        Usage usage = reading
                .request("{\"model\":\"gpt-4o\",\"messages\":[{\"content\":[{\"type\":\"text\",\"text\":\"What is it?\"},"
                        + "{\"type\":\"image_url\",\"image_url\":{\"url\":\"data:x\"}}]}]}")
                .document("{\"usage\":{\"prompt_tokens\":1000,\"completion_tokens\":5}}");

        assertThat(usage.units()).containsOnlyKeys("text", "vision");
        assertThat(usage.units().get("text").input() + usage.units().get("vision").input()).isEqualTo(1000);
    }

    @Test
    void kimiNamesTheUsageOfAStreamInTheChoice() {
        Usage usage = reading.events("{\"choices\":[{\"index\":0,\"delta\":{\"content\":\"hi\"},\"finish_reason\":null}]}",
                "{\"choices\":[{\"index\":0,\"delta\":{},\"finish_reason\":\"stop\","
                        + "\"usage\":{\"prompt_tokens\":30,\"completion_tokens\":9,\"total_tokens\":39}}]}",
                "[DONE]");
        assertThat(usage.units()).containsOnly(Map.entry("text", new Units(30, 9)));
    }

    @Test
    void groqNamesTheUsageInAPlaceOfItsOwn() {
        Usage usage = reading.events("{\"choices\":[{\"index\":0,\"delta\":{},\"finish_reason\":\"stop\"}],"
                + "\"x_groq\":{\"id\":\"req_1\",\"usage\":{\"prompt_tokens\":30,\"completion_tokens\":9,\"total_tokens\":39}}}");
        assertThat(usage.units()).containsOnly(Map.entry("text", new Units(30, 9)));
    }

    @Test
    void anEmptyUsageErasesNone() {
        Usage usage = reading.events("{\"choices\":[],\"usage\":{\"prompt_tokens\":3,\"completion_tokens\":4}}",
                "{\"choices\":[],\"usage\":{}}", "{\"choices\":[],\"usage\":null}");
        assertThat(usage.units()).containsOnly(Map.entry("text", new Units(3, 4)));
    }

    @Test
    void theServedTierIsAPropertyAndTheRequestedOneIsNot() {
        Usage usage = reading.request("{\"model\":\"gpt-4o\",\"service_tier\":\"priority\"}")
                .events("{\"service_tier\":\"auto\",\"choices\":[]}", "{\"service_tier\":\"flex\",\"choices\":[]}");
        assertThat(usage.properties()).containsOnly(Map.entry("payi.service_tier", "flex"));
        assertThat(reading.document("{\"choices\":[]}").properties()).isEmpty();
        assertThat(reading.document("{\"service_tier\":null,\"usage\":{\"prompt_tokens\":1,\"completion_tokens\":1,"
                + "\"extra_properties\":{\"google\":{\"traffic_type\":\"ON_DEMAND\"}}}}").properties())
                .containsOnly(Map.entry("payi.traffic_type", "ON_DEMAND"));
    }

    @Test
    void theModelBehindADeploymentIsAProperty() {
        Usage usage = reading.request("{\"messages\":[]}").answerHeader("x-ms-deployment-name", "acme-chat")
                .document("{\"model\":\"gpt-4o-2024-11-20\"}");
        assertThat(usage.model()).isEqualTo("acme-chat");
        assertThat(usage.properties()).containsOnly(Map.entry("payi.answered_model", "gpt-4o-2024-11-20"));
    }

    @Test
    void theModelOfARouterIsTheOneThatAnswered() {
        Usage usage = reading.request("{\"model\":\"model-router\"}").answerHeader("x-ms-deployment-name", "model-router")
                .document("{\"model\":\"gpt-5-mini-2025-08-07\"}");
        assertThat(usage.model()).isEqualTo("gpt-5-mini-2025-08-07");
    }

    @Test
    void aStreamMayEndOnlyBehindTheLastPieceOfEachChoiceOrItsUsage() {
        String first = "{\"choices\":[{\"index\":0,\"delta\":{\"content\":\"a\"},\"finish_reason\":null}]}";
        String other = "{\"choices\":[{\"index\":1,\"delta\":{\"content\":\"a\"},\"finish_reason\":null}]}";
        String firstEnds = "{\"choices\":[{\"index\":0,\"delta\":{},\"finish_reason\":\"stop\"}]}";
        String otherEnds = "{\"choices\":[{\"index\":1,\"delta\":{},\"finish_reason\":\"length\"}]}";
        String usageSoFar = "{\"choices\":[{\"index\":0,\"delta\":{\"content\":\"a\"}}],"
                + "\"usage\":{\"prompt_tokens\":3,\"completion_tokens\":1}}";
        String usageAlone = "{\"choices\":[],\"usage\":{\"prompt_tokens\":3,\"completion_tokens\":1}}";

        assertThat(endsWell()).isFalse();
        assertThat(endsWell(first)).isFalse();
        assertThat(endsWell(first, firstEnds)).isTrue();
        assertThat(endsWell(first, other, firstEnds)).isFalse();
        assertThat(endsWell(first, other, firstEnds, otherEnds)).isTrue();
        assertThat(endsWell(first, usageSoFar)).as("counts so far are no end").isFalse();
        assertThat(endsWell(first, usageAlone)).isTrue();
    }

    private boolean endsWell(String... events) {
        reading.events(events);
        return reading.mayEndHere() && !reading.hasFailed();
    }

    @Test
    void anErrorInAStreamIsAFailureWhateverFollows() {
        reading.events("{\"error\":{\"code\":502},\"choices\":[]}", "[DONE]");
        assertThat(reading.hasFailed()).isTrue();
        reading.events("{\"choices\":[{\"index\":0,\"finish_reason\":\"error\"}]}");
        assertThat(reading.hasFailed()).isTrue();
    }

    @Test
    void manyChoicesTakeLittleMemoryAndNoHarm() {
        String[] events = new String[2000];
        for (int i = 0; i < events.length; i++) {
            events[i] = "{\"choices\":[{\"index\":" + i + ",\"delta\":{\"content\":\"a\"}}]}";
        }
        assertThat(endsWell(events)).isFalse();
    }

    @Test
    void imagesThatTheServiceCountsAreNotEstimated() {
        Usage usage = reading
                .request(
                        "{\"model\":\"qwen-vl\",\"messages\":[{\"content\":[{\"type\":\"image_url\",\"image_url\":{\"url\":\"x\"}}]}]}")
                .document("{\"usage\":{\"prompt_tokens\":1000,\"completion_tokens\":5,\"total_tokens\":1005,"
                        + "\"prompt_tokens_details\":{\"image_tokens\":600}}}");
        assertThat(usage.units()).containsOnly(Map.entry("vision", new Units(600, 0)), Map.entry("text", new Units(400, 5)));
    }

    @Test
    void completionsOfATextAreReadInTheSameWay() {
        AnswerReading completions = AnswerReading.of("https://api.openai.com/v1/completions");
        Usage usage = completions.events(
                "{\"id\":\"cmpl-1\",\"choices\":[{\"index\":0,\"text\":\"x\",\"finish_reason\":null}]}",
                "{\"id\":\"cmpl-1\",\"choices\":[],\"usage\":{\"prompt_tokens\":5,\"completion_tokens\":7,\"total_tokens\":12}}");
        assertThat(usage.responseId()).isEqualTo("cmpl-1");
        assertThat(usage.units()).containsOnly(Map.entry("text", new Units(5, 7)));
        assertThat(completions.hasContent()).isTrue();
    }

    @Test
    void argumentsThatAreAnObjectAreWrittenAsText() {
        Usage usage = reading.document(
                "{\"choices\":[{\"message\":{\"tool_calls\":[{\"function\":{\"name\":\"a\",\"arguments\":{\"b\":1}}}]}}]}");
        assertThat(usage.functionCalls()).containsExactly(new FunctionCall("a", "{\"b\":1}"));
    }
}
