package com.payi.it.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToLongFunction;

import org.junit.jupiter.api.Test;

import com.anthropic.models.beta.messages.BetaUsage;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.google.genai.types.GenerateContentResponseUsageMetadata;
import com.openai.models.completions.CompletionUsage;
import com.openai.models.responses.ResponseUsage;
import com.payi.cdi.UnitNames;
import com.payi.cdi.internal.core.provider.AnswerReading;
import com.payi.cdi.spi.Usage.Units;
import com.payi.it.kit.Json;
import com.payi.it.kit.RecordedExchange;

/**
 * A second opinion on what was consumed: the same bytes, parsed with the providers' own SDKs. Whatever units a reader makes of a
 * usage, they add up to what the SDK names as input and as output.
 */
class SdkValuesTest {
    private static final ObjectMapper MAPPER = new ObjectMapper().registerModule(new Jdk8Module())
            .configure(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES, false);

    @Test
    void messagesOfAnthropic() {
        compare("anthropic.", "usage", BetaUsage.class,
                usage -> usage.inputTokens() + usage.cacheReadInputTokens().orElse(0L)
                        + usage.cacheCreationInputTokens().orElse(0L),
                BetaUsage::outputTokens);
    }

    @Test
    void chatCompletionsOfOpenAi() {
        compare("openai.chat", "usage", CompletionUsage.class, CompletionUsage::promptTokens,
                CompletionUsage::completionTokens);
    }

    @Test
    void responsesOfOpenAi() {
        compare("openai.responses", "usage", ResponseUsage.class, ResponseUsage::inputTokens, ResponseUsage::outputTokens);
    }

    @Test
    void contentOfGemini() {
        compare("vertex.", "usageMetadata", GenerateContentResponseUsageMetadata.class,
                usage -> count(usage.promptTokenCount()) + count(usage.toolUsePromptTokenCount()),
                usage -> count(usage.candidatesTokenCount()) + count(usage.thoughtsTokenCount()));
    }

    private static int count(Optional<Integer> tokens) {
        return tokens.orElse(0);
    }

    private static <U> void compare(String kind, String member, Class<U> type, ToLongFunction<U> input,
            ToLongFunction<U> output) {
        List<String> differences = new ArrayList<>();
        int compared = 0;
        for (RecordedExchange exchange : ConformanceFolder.exchanges()) {
            JsonNode usage = Json.parsed(new String(exchange.response().body(), StandardCharsets.UTF_8)).path(member);
            if (!exchange.kind().startsWith(kind) || !usage.isObject() || isCountedByTheServiceItself(exchange)) {
                continue;
            }
            compared++;
            U named = parsed(usage, type);
            Units read = sum(exchange);
            if (read.input() != input.applyAsLong(named) || read.output() != output.applyAsLong(named)) {
                differences.add(exchange.name() + ": read " + read + ", the SDK names " + input.applyAsLong(named) + " and "
                        + output.applyAsLong(named));
            }
        }
        assertThat(differences).isEmpty();
        System.out.println("compared with the SDK: " + compared + " of " + kind);
    }

    /** Characters instead of tokens, or another service that only looks like OpenAI. */
    private static boolean isCountedByTheServiceItself(RecordedExchange exchange) {
        boolean byCharacters = exchange.expect().path("resource").asText().contains("gemini-1.");
        boolean imitation = exchange.kind().startsWith("openai.") && !exchange.request().host().equals("api.openai.com");
        return byCharacters || imitation;
    }

    private static <U> U parsed(JsonNode usage, Class<U> type) {
        try {
            return MAPPER.readValue(usage.toString(), type);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Of all units that count tokens. */
    private static Units sum(RecordedExchange exchange) {
        RecordedExchange.Request request = exchange.request();
        Map<String, Units> units = AnswerReading.of(URI.create("https://" + request.host() + request.path()).toString())
                .request(request.text() == null ? "{}" : request.text())
                .document(new String(exchange.response().body(), StandardCharsets.UTF_8)).units();
        int input = 0;
        int output = 0;
        for (Map.Entry<String, Units> unit : units.entrySet()) {
            if (!unit.getKey().equals(UnitNames.WEB_SEARCH_REQUEST)) {
                input += unit.getValue().input();
                output += unit.getValue().output();
            }
        }
        return new Units(input, output);
    }
}
