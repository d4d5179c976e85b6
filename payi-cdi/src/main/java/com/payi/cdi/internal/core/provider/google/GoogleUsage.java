package com.payi.cdi.internal.core.provider.google;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

import com.payi.cdi.UnitNames;
import com.payi.cdi.internal.core.provider.reading.ServedTerms;
import com.payi.cdi.internal.core.provider.reading.UnitSum;
import com.payi.cdi.spi.JsonTree;
import com.payi.cdi.spi.Usage;

/**
 * What an answer of Gemini consumed. The totals count; the details name the part of them that is no text. Prompt and
 * cache overlap: tokens from the cache are subtracted from the prompt.
 */
final class GoogleUsage {
    private static final String[] MODALITIES = {"TEXT", "TEXT", "IMAGE", "VIDEO", "AUDIO", "DOCUMENT"};
    private static final Pattern MODALITY = Pattern.compile("[A-Za-z_]{1,40}");
    private static final String CACHE_READ = "_cache_read";

    private final GoogleUsageNames names;
    private final ServedTerms terms = new ServedTerms();
    private boolean seen;
    private int promptTokens;
    private int answerTokens;
    private int thoughts;
    private int toolPromptTokens;
    private int cachedTokens;
    private Map<String, Integer> prompt = Map.of();
    private Map<String, Integer> answer = Map.of();
    private Map<String, Integer> toolPrompt = Map.of();
    private Map<String, Integer> cached = Map.of();

    GoogleUsage(GoogleUsageNames names) {
        this.names = names;
    }

    void update(JsonTree usage) {
        if (!usage.isObject()) {
            return;
        }
        seen = true;
        promptTokens = latest(usage.at(names.prompt()), promptTokens);
        answerTokens = latest(usage.at(names.answer()), answerTokens);
        thoughts = latest(usage.at(names.thoughts()), thoughts);
        toolPromptTokens = latest(usage.at(names.toolPrompt()), toolPromptTokens);
        cachedTokens = latest(usage.at(names.cached()), cachedTokens);
        prompt = latest(usage.at(names.promptDetails()), prompt);
        answer = latest(usage.at(names.answerDetails()), answer);
        toolPrompt = latest(usage.at(names.toolPromptDetails()), toolPrompt);
        cached = latest(usage.at(names.cachedDetails()), cached);
        terms.trafficType(usage.at("trafficType"));
        serviceTier(usage.at("serviceTier"));
    }

    void serviceTier(JsonTree tier) {
        terms.serviceTier(tier);
    }

    void serviceTier(String tier) {
        terms.serviceTier(tier);
    }

    /** Tier and kind of traffic. */
    Map<String, String> properties() {
        return terms.properties();
    }

    Map<String, Usage.Units> units(String model, CharacterCount promptText, CharacterCount answerText) {
        if (!seen) {
            return Map.of();
        }
        return model != null && model.startsWith("gemini-1.") ? byCharacters(promptText, answerText) : byTokens(model);
    }

    private Map<String, Usage.Units> byTokens(String model) {
        boolean large = model != null && model.startsWith("gemini-2.5-pro") && promptTokens > 200_000;
        UnitSum units = new UnitSum(large ? UnitNames.LARGE_CONTEXT_SUFFIX : "");
        CachedPrompt split = new CachedPrompt(complete(prompt, promptTokens), cached, cachedTokens);
        split.fresh().forEach((modality, tokens) -> units.input(inputUnit(modality), tokens));
        split.cached().forEach((modality, tokens) -> units.input(inputUnit(modality) + CACHE_READ, tokens));
        complete(toolPrompt, toolPromptTokens).forEach((modality, tokens) -> units.input(inputUnit(modality), tokens));
        complete(answer, answerTokens).forEach((modality, tokens) -> units.output(outputUnit(modality), tokens));
        units.output(UnitNames.REASONING, thoughts);
        return units.toMap();
    }

    /** Text by characters, the others by what they consist of: images, seconds. */
    private Map<String, Usage.Units> byCharacters(CharacterCount promptText, CharacterCount answerText) {
        UnitSum units = new UnitSum(promptTokens > 128_000 ? UnitNames.LARGE_CONTEXT_SUFFIX : "");
        Map<String, Integer> details = complete(prompt, promptTokens);
        units.input(UnitNames.TEXT, promptText.orEstimate(details.getOrDefault("TEXT", 0)));
        units.output(UnitNames.TEXT, answerText.orEstimate(answerTokens));
        units.input(UnitNames.VISION, inUnitsOf(258, details.getOrDefault("IMAGE", 0)));
        units.input("video", inUnitsOf(285, details.getOrDefault("VIDEO", 0)));
        units.input("audio", inUnitsOf(25, details.getOrDefault("AUDIO", 0)));
        return units.toMap();
    }

    /** What the details do not name is text. */
    private static Map<String, Integer> complete(Map<String, Integer> details, int total) {
        Map<String, Integer> complete = new LinkedHashMap<>(details);
        long rest = total - details.values().stream().mapToLong(Integer::longValue).sum();
        if (rest > 0) {
            complete.merge("TEXT", (int) rest, UnitSum::sum);
        }
        return complete;
    }

    private static int inUnitsOf(int size, int tokens) {
        return (int) ((tokens + size - 1L) / size);
    }

    private static String inputUnit(String modality) {
        return modality.equals("IMAGE") ? UnitNames.VISION : modality.toLowerCase(Locale.ROOT);
    }

    private static String outputUnit(String modality) {
        return modality.toLowerCase(Locale.ROOT);
    }

    private static int latest(JsonTree number, int before) {
        return number.exists() ? number.count() : before;
    }

    private Map<String, Integer> latest(JsonTree details, Map<String, Integer> before) {
        if (details.elements().isEmpty()) {
            return before;
        }
        Map<String, Integer> byModality = new LinkedHashMap<>();
        for (JsonTree detail : details.elements()) {
            byModality.merge(modality(detail.at("modality")), detail.at(names.tokens()).count(), UnitSum::sum);
        }
        return byModality;
    }

    /** By its name, which becomes a unit's, or by its number in Google's enumeration. */
    private static String modality(JsonTree modality) {
        String name = modality.text();
        if (name != null && MODALITY.matcher(name).matches() && !name.equals("MODALITY_UNSPECIFIED")) {
            return name.toUpperCase(Locale.ROOT);
        }
        int number = modality.count();
        return number < MODALITIES.length ? MODALITIES[number] : MODALITIES[0];
    }
}
