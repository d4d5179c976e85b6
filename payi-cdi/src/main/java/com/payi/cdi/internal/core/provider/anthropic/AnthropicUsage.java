package com.payi.cdi.internal.core.provider.anthropic;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import com.payi.cdi.ResourceScopes;
import com.payi.cdi.UnitNames;
import com.payi.cdi.internal.core.provider.reading.ServedTerms;
import com.payi.cdi.spi.JsonTree;
import com.payi.cdi.spi.Usage;

/**
 * Anthropic counts input, cache writes and cache reads apart from each other. A stream names them at its beginning and
 * again, partly, at its end: a later number replaces an earlier one. These counts never fall, so a zero says nothing;
 * some servers write it for what they do not count.
 */
final class AnthropicUsage {
    private final ServedTerms terms = new ServedTerms();
    private boolean seen;
    private int input;
    private int output;
    private int cacheRead;
    private int cacheWrite;
    private int cacheWrite5m;
    private int cacheWrite1h;
    private int webSearches;
    private String geo;
    private Iterations iterations = Iterations.NONE;

    /** Whether a usage is counted in Anthropic's way. */
    static boolean isIn(JsonTree usage) {
        return usage.at("input_tokens").exists() || usage.at("output_tokens").exists();
    }

    void update(JsonTree usage) {
        if (!isIn(usage)) {
            return;
        }
        seen = true;
        input = latest(usage.at("input_tokens"), input);
        output = latest(usage.at("output_tokens"), output);
        cacheRead = latest(usage.at("cache_read_input_tokens"), cacheRead);
        cacheWrite = latest(usage.at("cache_creation_input_tokens"), cacheWrite);
        cacheWrite5m = latest(usage.at("cache_creation", "ephemeral_5m_input_tokens"), cacheWrite5m);
        cacheWrite1h = latest(usage.at("cache_creation", "ephemeral_1h_input_tokens"), cacheWrite1h);
        webSearches = latest(usage.at("server_tool_use", "web_search_requests"), webSearches);
        geo = usage.at("inference_geo").text() == null ? geo : usage.at("inference_geo").text();
        terms.serviceTier(usage.at("service_tier"));
        terms.speed(usage.at("speed"));
        List<JsonTree> listed = usage.at("iterations").elements();
        iterations = listed.isEmpty() ? iterations : Iterations.of(listed);
    }

    /** Of the answering model. */
    Map<String, Usage.Units> units() {
        if (!seen) {
            return Map.of();
        }
        List<MessageTokens> passes = new ArrayList<>(iterations.passesOf(
                MessageTokens.of(input, output, cacheRead, cacheWrite, cacheWrite5m, cacheWrite1h)));
        passes.addAll(iterations.compactions());
        Map<String, Usage.Units> units = MessageTokens.units(passes);
        if (webSearches > 0) {
            units.put(UnitNames.WEB_SEARCH_REQUEST, new Usage.Units(0, webSearches));
        }
        return units;
    }

    /** @param id of the answer, null if it has none */
    List<Usage> ofAdvisors(String id) {
        List<Usage> usages = new ArrayList<>();
        iterations.advisors().forEach((model, tokens) -> usages.add(new Usage(MessageTokens.units(List.of(tokens)), List.of(),
                id == null ? null : id + "_advisor_" + model, model.isBlank() ? null : model, resourceScope(), Map.of())));
        return usages;
    }

    /** The model that answered in place of the one that was called, null if that one answered. */
    String fallbackModel() {
        return iterations.fallbackModel();
    }

    /** Where the model ran, as far as the price depends on it. */
    String resourceScope() {
        return geo == null || geo.isEmpty() || geo.equals("global") || geo.equals("not_available")
                ? null
                : ResourceScopes.datazone(geo);
    }

    /** Tier and speed. */
    Map<String, String> properties() {
        return terms.properties();
    }

    private static int latest(JsonTree number, int before) {
        return number.count() > 0 ? number.count() : before;
    }
}
