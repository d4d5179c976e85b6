package com.payi.cdi.internal.core.provider.google;

import java.util.Set;
import java.util.function.UnaryOperator;

import com.payi.cdi.internal.core.provider.reading.EndMarkReader;
import com.payi.cdi.internal.core.provider.reading.FunctionCalls;
import com.payi.cdi.spi.JsonShape;
import com.payi.cdi.spi.JsonTree;
import com.payi.cdi.spi.Usage;

/** Reads interactions; each counts from the beginning, so the last usage of a stream holds. */
final class InteractionsReader extends EndMarkReader {
    static final JsonShape ANSWER = JsonShape.of("id", "model", "agent", "usage", "service_tier", "event_type", "error.code",
            "index", "outputs.type", "outputs.name", "outputs.arguments", "steps.type", "steps.name", "steps.arguments",
            "step.type", "step.name", "step.arguments", "delta.type", "delta.name", "delta.arguments", "interaction.id",
            "interaction.model", "interaction.agent", "interaction.usage", "interaction.service_tier");
    private static final Set<String> LAST_EVENTS = Set.of("interaction.complete", "interaction.completed",
            "interaction.failed", "interaction.cancelled", "interaction.incomplete", "interaction.requires_action");

    private final GoogleUsage usage = new GoogleUsage(GoogleUsageNames.INTERACTION);
    private final WebSearches searches = new WebSearches();
    private final FunctionCalls calls = new FunctionCalls();
    private String id;
    private String model;

    @Override
    public void headers(UnaryOperator<String> headers) {
        usage.serviceTier(headers.apply("x-gemini-service-tier"));
    }

    /** An agent takes the place of a model. */
    @Override
    public void request(JsonTree request) {
        model = model != null || request.at("model").text() != null ? model : request.at("agent").text();
    }

    @Override
    public void read(JsonTree message) {
        interaction(message);
        interaction(message.at("interaction"));
        String event = message.at("event_type").text();
        if (event != null) {
            content |= event.endsWith(".delta");
            finished |= LAST_EVENTS.contains(event);
            failed |= event.equals("error");
            step(message.at("index").count(), message.at("step"));
            step(message.at("index").count(), message.at("delta"));
        }
    }

    private void interaction(JsonTree interaction) {
        id = given(interaction.at("id"), id);
        model = given(interaction.at("model"), given(interaction.at("agent"), model));
        usage.serviceTier(interaction.at("service_tier"));
        usage.update(interaction.at("usage"));
        for (JsonTree tool : interaction.at("usage", "grounding_tool_count").elements()) {
            if ("google_search".equals(tool.at("type").text())) {
                searches.count(tool.at("count").count());
            }
        }
        interaction.at("outputs").elements().forEach(output -> step(new Object(), output));
        interaction.at("steps").elements().forEach(step -> step(new Object(), step));
    }

    /** @param key of the parts of one step in a stream */
    private void step(Object key, JsonTree step) {
        String type = step.at("type").text();
        if ("function_call".equals(type)) {
            JsonTree arguments = step.at("arguments");
            calls.addPart(key, step.at("name").text(),
                    arguments.isObject() && !arguments.members().isEmpty() ? arguments.toJson() : arguments.text());
        } else if ("google_search_call".equals(type)) {
            searches.queries(step.at("arguments", "queries"));
        }
    }

    private static String given(JsonTree text, String otherwise) {
        return text.text() == null || text.text().isBlank() ? otherwise : text.text();
    }

    @Override
    public Usage usage() {
        return new Usage(searches.addTo(usage.units(model, new CharacterCount(), new CharacterCount())), calls.toList(), id,
                model, null, usage.properties());
    }
}
