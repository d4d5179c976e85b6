package com.payi.quarkus.deployment.devservices;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import com.payi.cdi.internal.core.wire.JsonDocumentReader;
import com.payi.cdi.spi.JsonTree;

class PriceTableTest {
    private static final Map<String, Units> MILLION = Map.of("text", new Units(1_000_000, 1_000_000));

    private final PriceTable list = PriceTable.list();

    @Test
    void theListHasADate() {
        assertThat(LocalDate.parse(list.date())).isAfter("2026-01-01");
    }

    @ParameterizedTest
    @CsvSource({
            "system.openai, gpt-4o-mini, 0.75",
            "system.openai, gpt-4o-mini-2024-07-18, 0.75",
            "system.openai, gpt-4o-2024-05-13, 20",
            "system.azureopenai, gpt-4o, 12.5",
            "system.anthropic, claude-sonnet-4-5-20250929, 18",
            "system.anthropic, claude-3-5-haiku-latest, 4.8",
            "system.azure, claude-opus-4-5, 30",
            "system.aws.bedrock, anthropic.claude-sonnet-4-5-20250929-v1:0, 18",
            "system.aws.bedrock, eu.anthropic.claude-haiku-4-5-20251001-v1:0, 6",
            "system.aws.bedrock, arn:aws:bedrock:us-east-1::foundation-model/amazon.nova-lite-v1:0, 0.3",
            "system.aws.bedrock, amazon.titan-embed-text-v1, 0.1",
            "system.aws.bedrock, amazon.titan-embed-text-v2:0, 0.02",
            "system.aws.bedrock, amazon.nova-premier-v1:0, 15",
            "system.aws.bedrock, us.meta.llama4-scout-17b-instruct-v1:0, 0.83",
            "system.aws.bedrock, mistral.mistral-7b-instruct-v0:2, 0.35",
            "system.aws.bedrock, cohere.embed-multilingual-v3, 0.1",
            "system.aws.bedrock, openai.gpt-oss-20b-1:0, 0.37",
            "system.aws.bedrock, us.deepseek.r1-v1:0, 6.75",
            "system.openai, gpt-5.1-chat-latest, 11.25",
            "system.google.vertex, google.text-embedding-005, 0.1",
            "system.google.vertex, google.gemini-2.5-flash, 2.8",
            "system.google.vertex, google.gemini-2.0-flash-001, 0.5",
            "system.google.vertex, anthropic.claude-sonnet-4@20250514, 18"})
    void commonModelsHaveAPrice(String category, String model, String cost) {
        Charge charge = list.charge(category, model, MILLION);

        assertThat(charge.total()).isEqualByComparingTo(cost);
        assertThat(charge.isPriced()).isTrue();
        assertThat(charge.origin()).isEqualTo(list.date());
    }

    @ParameterizedTest
    @ValueSource(strings = {"gpt-4o-mini-ours", "gpt-9", "claude-sonnet-4-5", "system.unknown_model", "*", ""})
    void anythingElseCostsNothingAndIsUnknown(String model) {
        Charge charge = list.charge("system.openai", model, MILLION);

        assertThat(charge.total()).isZero();
        assertThat(charge.unknown()).isEqualTo(MILLION);
        assertThat(charge.origin()).isNull();
    }

    @Test
    void whatCostsAsMuchAsTextHasItsPrice() {
        assertThat(list.charge("system.openai", "gpt-5", Map.of("reasoning", new Units(0, 1_000_000),
                "vision", new Units(1_000_000, 0))).total()).isEqualByComparingTo("11.25");
        assertThat(list.charge("system.google.vertex", "google.gemini-2.5-pro",
                Map.of("text_large_context", new Units(1_000_000, 0), "vision_large_context", new Units(1_000_000, 0))).total())
                .isEqualByComparingTo("5");
        assertThat(list.charge("system.anthropic", "claude-opus-4-6", Map.of("text_large_context", new Units(1_000_000, 0)))
                .total()).isEqualByComparingTo("5");
    }

    @Test
    void whatIsNotTextHasAPrice() {
        assertThat(list.charge("system.aws.bedrock", "amazon.nova-lite-v1:0", Map.of("text_cache_read", new Units(1_000_000, 0),
                "guardrail_content", new Units(1000, 0), "guardrail_word_free", new Units(1000, 0))).total())
                .isEqualByComparingTo("0.165");
        assertThat(list.charge("system.openai", "whisper-1", Map.of("audio_seconds", new Units(60, 0))).total())
                .isEqualByComparingTo("0.006");
        assertThat(list.charge("system.openai", "gpt-4o-mini-transcribe", Map.of("audio", new Units(1_000_000, 0))).total())
                .isEqualByComparingTo("1.25");
        assertThat(list.charge("system.openai", "gpt-image-2", Map.of("vision", new Units(1_000_000, 0), "image",
                new Units(0, 1_000_000))).total()).isEqualByComparingTo("38");
        assertThat(list.charge("system.anthropic", "claude-sonnet-5", Map.of("web_search_request", new Units(0, 100))).total())
                .isEqualByComparingTo("1");
        assertThat(list.charge("system.google.vertex", "google.gemini-3.5-flash",
                Map.of("web_search_request", new Units(0, 1000))).total()).isEqualByComparingTo("14");
    }

    @Test
    void aUnitWithoutAPriceIsNamedBesideThoseThatHaveOne() {
        Charge charge = list.charge("system.openai", "gpt-4o-mini",
                Map.of("text", new Units(1_000_000, 0), "video_seconds", new Units(3, 0), "web_search_request",
                        new Units(0, 2)));

        assertThat(charge.total()).isEqualByComparingTo("0.17");
        assertThat(charge.unknown()).containsOnlyKeys("video_seconds");
    }

    @Test
    void pricesOfTheApplicationReplaceSingleUnits() {
        PriceTable own = list.with(json("{\"prices\":{\"system.openai\":{\"gpt-4o-mini\":{\"text\":{\"input\":1}},"
                + "\"Ours\":{\"text\":{\"output\":2.5}}},\"system.databricks.aws\":{\"sameAs\":\"system.anthropic\"}}}"));

        assertThat(own.replaced()).isEqualTo(2);
        assertThat(own.charge("system.openai", "gpt-4o-mini", MILLION).total()).isEqualByComparingTo("1");
        assertThat(own.charge("system.openai", "gpt-4o-mini", MILLION).origin()).isEqualTo("application");
        assertThat(own.charge("system.openai", "gpt-4o-mini", Map.of("text_cache_read", new Units(1_000_000, 0))).total())
                .isEqualByComparingTo("0.075");
        assertThat(own.charge("system.openai", "ours", MILLION).total()).isEqualByComparingTo("2.5");
        assertThat(own.charge("system.databricks.aws", "claude-opus-4-5", MILLION).total()).isEqualByComparingTo("30");
        assertThat(list.charge("system.openai", "gpt-4o-mini", MILLION).total()).isEqualByComparingTo("0.75");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "{\"price\":1} | it has no object \"prices\"",
            "{\"prices\":{\"c\":{\"m\":1}}} | c/m has no object with units",
            "{\"prices\":{\"c\":{\"m\":{\"text\":{\"in\":1}}}}} | c/m/text needs the members \"input\" and \"output\"",
            "{\"prices\":{\"c\":{\"m\":{\"text\":{\"input\":-1}}}}} | c/m/text/input: '-1' is not a number of 0 or more",
            "{\"prices\":{\"c\":{\"m\":{\"text\":{\"input\":\"1\"}}}}} | c/m/text/input: '1' is not a number of 0 or more"})
    void aMistakeIsNamedWithItsPlace(String prices, String message) {
        JsonTree document = json(prices);
        assertThatThrownBy(() -> list.with(document)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(message);
    }

    private static JsonTree json(String text) {
        return JsonDocumentReader.whole(text.getBytes(StandardCharsets.UTF_8));
    }
}
