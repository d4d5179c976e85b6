package com.payi.cdi.internal.core.provider.anthropic;

import java.util.LinkedHashMap;
import java.util.Map;

import com.payi.cdi.ResourceScopes;
import com.payi.cdi.UnitNames;
import com.payi.cdi.spi.JsonTree;
import com.payi.cdi.spi.Usage;

/**
 * Anthropic counts input, cache writes and cache reads apart from each other. A stream names them at its beginning and
 * again, partly, at its end: a later number replaces an earlier one.
 */
final class AnthropicUsage {
    private static final int LARGE_CONTEXT = 200_000;

    private boolean seen;
    private int input;
    private int output;
    private int cacheRead;
    private int cacheWrite;
    private int cacheWrite5m;
    private int cacheWrite1h;
    private int webSearches;
    private String geo;

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
    }

    Map<String, Usage.Units> units() {
        Map<String, Usage.Units> units = new LinkedHashMap<>();
        if (!seen) {
            return units;
        }
        boolean byDuration = cacheWrite5m > 0 || cacheWrite1h > 0;
        int written = byDuration ? cacheWrite5m : cacheWrite;
        long prompt = (long) input + Math.max(cacheWrite, (long) cacheWrite5m + cacheWrite1h) + cacheRead;
        String suffix = prompt >= LARGE_CONTEXT ? UnitNames.LARGE_CONTEXT_SUFFIX : "";
        put(units, UnitNames.TEXT_CACHE_WRITE + suffix, written, 0);
        put(units, UnitNames.TEXT_CACHE_WRITE_1H + suffix, cacheWrite1h, 0);
        put(units, UnitNames.TEXT_CACHE_READ + suffix, cacheRead, 0);
        units.put(UnitNames.TEXT + suffix, new Usage.Units(input, output));
        put(units, UnitNames.WEB_SEARCH_REQUEST, 0, webSearches);
        return units;
    }

    /** Where the model ran, as far as the price depends on it. */
    String resourceScope() {
        return geo == null || geo.isEmpty() || geo.equals("global") || geo.equals("not_available")
                ? null
                : ResourceScopes.datazone(geo);
    }

    private static int latest(JsonTree number, int before) {
        return number.exists() ? number.count() : before;
    }

    private static void put(Map<String, Usage.Units> units, String name, int input, int output) {
        if (input > 0 || output > 0) {
            units.put(name, new Usage.Units(input, output));
        }
    }
}
