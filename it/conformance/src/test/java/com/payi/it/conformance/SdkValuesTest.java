package com.payi.it.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
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
import com.payi.cdi.internal.core.provider.Dialects;
import com.payi.cdi.internal.core.wire.JsonDocumentReader;
import com.payi.cdi.internal.core.wire.MessageReader;
import com.payi.cdi.spi.ProviderDialect;
import com.payi.cdi.spi.Usage.Units;
import com.payi.cdi.spi.UsageReader;
import com.payi.it.kit.RecordedExchange;

import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.services.bedrockruntime.model.TokenUsage;

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
        compare("", "usageMetadata", GenerateContentResponseUsageMetadata.class,
                usage -> count(usage.promptTokenCount()) + count(usage.toolUsePromptTokenCount()),
                usage -> count(usage.candidatesTokenCount()) + count(usage.thoughtsTokenCount()));
    }

    /** The SDK itself parses through a client only; its fields know their names and types. */
    @Test
    void conversationsOfBedrock() {
        compare("bedrock.converse", "usage", SdkValuesTest::tokenUsage,
                usage -> usage.inputTokens() + orZero(usage.cacheReadInputTokens()) + orZero(usage.cacheWriteInputTokens()),
                TokenUsage::outputTokens);
    }

    private static TokenUsage tokenUsage(JsonNode usage) {
        TokenUsage.Builder builder = TokenUsage.builder();
        for (SdkField<?> field : builder.build().sdkFields()) {
            if (usage.path(field.locationName()).isInt()) {
                field.set(builder, usage.path(field.locationName()).intValue());
            }
        }
        return builder.build();
    }

    private static int orZero(Integer tokens) {
        return tokens == null ? 0 : tokens;
    }

    private static int count(Optional<Integer> tokens) {
        return tokens.orElse(0);
    }

    private static <U> void compare(String kind, String member, Class<U> type, ToLongFunction<U> input,
            ToLongFunction<U> output) {
        compare(kind, member, usage -> parsed(usage, type), input, output);
    }

    private static <U> void compare(String kind, String member, Function<JsonNode, U> parser, ToLongFunction<U> input,
            ToLongFunction<U> output) {
        List<String> differences = new ArrayList<>();
        int compared = 0;
        for (RecordedExchange exchange : exchanges()) {
            JsonNode usage = UsageInAnswer.of(exchange.response().body(), member);
            if (!exchange.kind().startsWith(kind) || !usage.isObject() || isNotComparable(exchange, usage)) {
                continue;
            }
            compared++;
            U named = parser.apply(usage);
            Units read = sum(exchange);
            if (read.input() != input.applyAsLong(named) || read.output() != output.applyAsLong(named)) {
                differences.add(exchange.name() + ": read " + read + ", the SDK names " + input.applyAsLong(named) + " and "
                        + output.applyAsLong(named));
            }
        }
        assertThat(differences).isEmpty();
        assertThat(compared).as("documents and streams of " + kind).isPositive();
        System.out.println("compared with the SDK: " + compared + " of " + kind);
    }

    /** The recorded ones, and those that were reported. */
    private static List<RecordedExchange> exchanges() {
        List<RecordedExchange> exchanges = new ArrayList<>(ConformanceFolder.exchanges());
        Path reported = ConformanceFolder.configured().resolve(ConformanceFolder.REPORTED);
        if (Files.isRegularFile(reported)) {
            ReportedCase.read(reported).stream().flatMap(one -> one.calls().stream()).map(ReportedCall::exchange)
                    .filter(exchange -> exchange.request().method().equals("POST")).forEach(exchanges::add);
        }
        return exchanges;
    }

    /**
     * Characters instead of tokens, passes that are billed beside the sum of the answer, another service that only looks like OpenAI, or enumerations as numbers, which the SDK does
     * not read.
     */
    private static boolean isNotComparable(RecordedExchange exchange, JsonNode usage) {
        boolean byCharacters = exchange.expect().path("resource").asText().contains("gemini-1.");
        boolean imitation = exchange.kind().startsWith("openai.") && !exchange.request().host().equals("api.openai.com");
        return byCharacters || imitation || usage.has("iterations") || usage.path("trafficType").isNumber()
                || usage.findValues("modality").stream().anyMatch(JsonNode::isNumber);
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
        Map<String, Units> units = units(exchange);
        int input = 0;
        int output = 0;
        for (Map.Entry<String, Units> unit : units.entrySet()) {
            if (!unit.getKey().equals(UnitNames.WEB_SEARCH_REQUEST) && !unit.getKey().startsWith("guardrail_")) {
                input += unit.getValue().input();
                output += unit.getValue().output();
            }
        }
        return new Units(input, output);
    }

    private static Map<String, Units> units(RecordedExchange exchange) {
        RecordedExchange.Request request = exchange.request();
        ProviderDialect dialect = new Dialects(List.of()).of("POST", URI.create("https://" + request.host() + request.path()));
        UsageReader reader = dialect.reader(name -> null);
        MessageReader answer = new MessageReader(dialect.answerShape(), reader::read);
        answer.accept(exchange.response().body(), 0, exchange.response().body().length);
        answer.end();
        JsonDocumentReader asked = new JsonDocumentReader(dialect.requestShape());
        byte[] question = request.text() == null ? new byte[0] : request.text().getBytes(StandardCharsets.UTF_8);
        asked.accept(question, 0, question.length);
        reader.request(asked.tree());
        return reader.usage().units();
    }
}
