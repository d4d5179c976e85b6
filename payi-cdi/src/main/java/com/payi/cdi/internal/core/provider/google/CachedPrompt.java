package com.payi.cdi.internal.core.provider.google;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.payi.cdi.internal.core.provider.reading.UnitSum;

/**
 * Splits a prompt into what came from a cache and what did not, by modality. The cache is a part of the prompt, so the
 * two add up to it, also where the answer does not name the modalities of the cache.
 */
final class CachedPrompt {
    private final Map<String, Integer> cached;
    private final Map<String, Integer> fresh;

    /**
     * @param prompt all of it, by modality
     * @param named what the answer names of the cache, by modality
     * @param total how much the cache is in all
     */
    CachedPrompt(Map<String, Integer> prompt, Map<String, Integer> named, int total) {
        this.cached = new LinkedHashMap<>(named);
        this.fresh = new LinkedHashMap<>(prompt);
        long beyond = 0;
        for (Map.Entry<String, Integer> part : named.entrySet()) {
            beyond += take(part.getKey(), part.getValue());
        }
        // A cache of which the prompt names too little, or another modality.
        for (String modality : largestFirst()) {
            beyond = take(modality, beyond);
        }
        long rest = total - named.values().stream().mapToLong(Integer::longValue).sum();
        for (String modality : largestFirst()) {
            long left = take(modality, rest);
            add(modality, rest - left);
            rest = left;
        }
        add("TEXT", rest);
    }

    /** @return how many of the tokens there were not to be taken */
    private long take(String modality, long tokens) {
        int there = fresh.getOrDefault(modality, 0);
        int taken = (int) Math.max(0, Math.min(there, tokens));
        if (taken > 0) {
            fresh.put(modality, there - taken);
        }
        return tokens - taken;
    }

    private void add(String modality, long tokens) {
        if (tokens > 0) {
            cached.merge(modality, (int) Math.min(Integer.MAX_VALUE, tokens), UnitSum::sum);
        }
    }

    /** What is kept in a cache is what is large. */
    private List<String> largestFirst() {
        return fresh.entrySet().stream().sorted(Map.Entry.comparingByValue(Comparator.reverseOrder())).map(Map.Entry::getKey)
                .toList();
    }

    Map<String, Integer> cached() {
        return cached;
    }

    Map<String, Integer> fresh() {
        return fresh;
    }
}
