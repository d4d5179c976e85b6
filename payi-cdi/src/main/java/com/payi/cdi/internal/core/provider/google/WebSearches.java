package com.payi.cdi.internal.core.provider.google;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

import com.payi.cdi.UnitNames;
import com.payi.cdi.spi.JsonTree;
import com.payi.cdi.spi.Usage;

/** The web searches of an answer. A stream repeats its queries, and Google bills each different one once. */
final class WebSearches {
    private static final int MAX_QUERIES = 1000;
    /** Of a query: what follows does not tell two of them apart. */
    private static final int MAX_LENGTH = 256;

    private final Set<String> queries = new LinkedHashSet<>();
    private int counted;

    void queries(JsonTree texts) {
        for (JsonTree query : texts.elements()) {
            if (query.text() != null && !query.text().isBlank() && queries.size() < MAX_QUERIES) {
                String text = query.text().strip();
                queries.add(text.substring(0, Math.min(MAX_LENGTH, text.length())));
            }
        }
    }

    /** As the usage counts them; the latest number holds. */
    void count(int searches) {
        counted = searches;
    }

    Map<String, Usage.Units> addTo(Map<String, Usage.Units> tokens) {
        int searches = counted > 0 ? counted : queries.size();
        if (searches == 0) {
            return tokens;
        }
        Map<String, Usage.Units> units = new LinkedHashMap<>(tokens);
        units.put(UnitNames.WEB_SEARCH_REQUEST, new Usage.Units(0, searches));
        return units;
    }
}
