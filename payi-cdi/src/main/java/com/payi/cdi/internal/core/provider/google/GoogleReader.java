package com.payi.cdi.internal.core.provider.google;

import java.util.function.UnaryOperator;

import com.payi.cdi.internal.core.provider.reading.EndMarkReader;
import com.payi.cdi.internal.core.provider.reading.FunctionCalls;
import com.payi.cdi.spi.JsonShape;
import com.payi.cdi.spi.JsonTree;
import com.payi.cdi.spi.Usage;

/** Reads answers of Gemini. Each message of a stream counts from the beginning, so the last one holds. */
final class GoogleReader extends EndMarkReader {
    static final JsonShape ANSWER = JsonShape.of("error", "promptFeedback.blockReason", "usageMetadata", "modelVersion",
            "responseId", "candidates.finishReason",
            "candidates.groundingMetadata.webSearchQueries",
            "candidates.content.parts.text", "candidates.content.parts.functionCall");

    private final GoogleUsage usage = new GoogleUsage(GoogleUsageNames.GENERATE);
    private final WebSearches searches = new WebSearches();
    private final FunctionCalls calls = new FunctionCalls();
    private final CharacterCount prompt = new CharacterCount();
    private final CharacterCount answer = new CharacterCount();
    private String id;
    private String model;

    @Override
    public void headers(UnaryOperator<String> headers) {
        usage.serviceTier(headers.apply("x-gemini-service-tier"));
    }

    @Override
    public void request(JsonTree request) {
        for (JsonTree part : request.at("systemInstruction", "parts").elements()) {
            prompt.add(part.at("text").text());
        }
        for (JsonTree turn : request.at("contents").elements()) {
            for (JsonTree part : turn.at("parts").elements()) {
                prompt.add(part.at("text").text());
            }
        }
    }

    @Override
    public void read(JsonTree message) {
        id = message.at("responseId").text() != null ? message.at("responseId").text() : id;
        model = message.at("modelVersion").text() != null ? message.at("modelVersion").text() : model;
        usage.update(message.at("usageMetadata"));
        failed |= message.at("error").exists();
        // A prompt that is refused has no candidates, and so no reason why they end.
        finished |= message.at("promptFeedback", "blockReason").exists();
        for (JsonTree candidate : message.at("candidates").elements()) {
            finished |= candidate.at("finishReason").exists();
            searches.queries(candidate.at("groundingMetadata", "webSearchQueries"));
            for (JsonTree part : candidate.at("content", "parts").elements()) {
                content = true;
                answer.add(part.at("text").text());
                JsonTree call = part.at("functionCall");
                if (call.isObject()) {
                    calls.add(call.at("name").text(), call.at("args").isObject() ? call.at("args").toJson() : null);
                }
            }
        }
    }

    @Override
    public Usage usage() {
        return new Usage(searches.addTo(usage.units(model, prompt, answer)), calls.toList(), id, model, null,
                usage.properties());
    }
}
