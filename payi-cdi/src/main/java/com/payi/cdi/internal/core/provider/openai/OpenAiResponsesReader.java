package com.payi.cdi.internal.core.provider.openai;

import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

import com.payi.cdi.UnitNames;
import com.payi.cdi.internal.core.provider.reading.BackgroundReader;
import com.payi.cdi.internal.core.provider.reading.ConversationReader;
import com.payi.cdi.internal.core.provider.reading.FunctionCalls;
import com.payi.cdi.internal.core.provider.reading.RepeatingReader;
import com.payi.cdi.spi.JsonShape;
import com.payi.cdi.spi.JsonTree;
import com.payi.cdi.spi.Usage;

/** Reads responses. The items of a stream come one by one; only one that is taken up later has them all in its last event. */
final class OpenAiResponsesReader extends ConversationReader implements BackgroundReader, RepeatingReader {
    static final JsonShape ANSWER = JsonShape.of("type", "id", "status", "model", "usage", "service_tier", "tool_usage",
            "output.type", "output.name", "output.arguments", "output.status", "output.action.type", "response.id",
            "response.status",
            "response.model", "response.usage", "response.service_tier", "response.tool_usage", "response.output.type",
            "response.output.name", "response.output.arguments", "response.output.status", "response.output.action.type",
            "item.type", "item.name", "item.arguments", "item.status", "item.action.type");
    private static final Set<String> LAST_EVENTS = Set.of("response.completed", "response.incomplete", "response.failed");

    private final WorkStatus status = new WorkStatus();
    private final Served served = new Served();
    private final AnsweredModel answered = new AnsweredModel();
    private Map<String, Usage.Units> units = Map.of();
    private boolean itemsCame;
    private int searchesOfItems;
    private int searchesOfTools;
    private boolean piece;

    @Override
    public void headers(UnaryOperator<String> headers) {
        answered.headers(headers);
    }

    @Override
    public void read(JsonTree message) {
        String type = message.at("type").text();
        JsonTree response = message.at("response").isObject() ? message.at("response") : message;
        if (id == null && (type == null || response != message)) {
            id = response.at("id").text();
        }
        answered.read(response);
        if (type == null || response != message) {
            status.read(response.at("status").text());
        }
        served.read(response);
        if (response.at("usage").isObject()) {
            units = OpenAiUsage.units(response.at("usage"));
            served.readUsage(response.at("usage"));
        }
        searchesOfTools = Math.max(searchesOfTools, response.at("tool_usage", "web_search", "num_requests").count());
        items(message, response, type);
        piece = type != null && type.endsWith(".delta") && response == message;
        content |= piece;
        failed |= "error".equals(type);
        finished |= type != null && LAST_EVENTS.contains(type);
    }

    /** A piece of a text or of a call: both stand as a whole in a later event. */
    @Override
    public JsonShape wantedOfRepeats() {
        return piece ? ANSWER : null;
    }

    private void items(JsonTree message, JsonTree response, String type) {
        if ("response.output_item.done".equals(type)) {
            itemsCame = true;
            item(message.at("item"));
        } else if (!itemsCame && (response == message || LAST_EVENTS.contains(type == null ? "" : type))) {
            response.at("output").elements().forEach(this::item);
        }
    }

    private void item(JsonTree item) {
        String type = item.at("type").text();
        if ("function_call".equals(type)) {
            calls.add(item.at("name").text(), FunctionCalls.arguments(item.at("arguments")));
        } else if ("web_search_call".equals(type) && isSearch(item)) {
            searchesOfItems++;
        }
    }

    /** To open a page that was found, or to look for a word in it, costs nothing. */
    private static boolean isSearch(JsonTree call) {
        String action = call.at("action", "type").text();
        return (action == null || action.equals("search")) && !"failed".equals(call.at("status").text());
    }

    @Override
    public String workId() {
        return id;
    }

    @Override
    public boolean goesOn() {
        return status.goesOn();
    }

    @Override
    public boolean hasEnded() {
        return status.hasEnded();
    }

    @Override
    public Usage usage() {
        Map<String, String> properties = served.properties();
        answered.addTo(properties, requestedModel());
        return new Usage(withSearches(withImagesApart(units)), calls.toList(), id, answered.model(requestedModel()), null,
                properties);
    }

    private Map<String, Usage.Units> withSearches(Map<String, Usage.Units> read) {
        int searches = Math.max(searchesOfItems, searchesOfTools);
        return UnitCounts.of(read).atLeast(UnitNames.WEB_SEARCH_REQUEST, 0, searches).toMap();
    }
}
