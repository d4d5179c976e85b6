package com.payi.cdi.internal.core.provider.anthropic;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.payi.cdi.UnitNames;
import com.payi.cdi.internal.core.provider.reading.UnitSum;
import com.payi.cdi.spi.JsonTree;
import com.payi.cdi.spi.Usage;

/**
 * The tokens of one pass of a model, each counted once.
 *
 * @param input neither written to a cache nor read from one
 * @param cacheWrite kept for five minutes
 * @param cacheWrite1h kept for an hour
 */
record MessageTokens(int input, int output, int cacheRead, int cacheWrite, int cacheWrite1h) {
    private static final int LARGE_CONTEXT = 200_000;

    static final MessageTokens NONE = new MessageTokens(0, 0, 0, 0, 0);

    /** @param usage of the whole answer or of one of its passes */
    static MessageTokens of(JsonTree usage) {
        return of(usage.at("input_tokens").count(), usage.at("output_tokens").count(),
                usage.at("cache_read_input_tokens").count(), usage.at("cache_creation_input_tokens").count(),
                usage.at("cache_creation", "ephemeral_5m_input_tokens").count(),
                usage.at("cache_creation", "ephemeral_1h_input_tokens").count());
    }

    /** @param written to the cache in all; what is not named as kept for an hour is kept for five minutes */
    static MessageTokens of(int input, int output, int cacheRead, int written, int written5m, int written1h) {
        return new MessageTokens(input, output, cacheRead, Math.max(written5m, written - written1h), written1h);
    }

    MessageTokens plus(MessageTokens more) {
        return new MessageTokens(UnitSum.sum(input, more.input), UnitSum.sum(output, more.output),
                UnitSum.sum(cacheRead, more.cacheRead), UnitSum.sum(cacheWrite, more.cacheWrite),
                UnitSum.sum(cacheWrite1h, more.cacheWrite1h));
    }

    /** Of several passes together. Each is a prompt of its own, which is long or not; text is there in any case. */
    static Map<String, Usage.Units> units(List<MessageTokens> passes) {
        Map<String, Usage.Units> units = new LinkedHashMap<>();
        passes.forEach(pass -> pass.addTo(units));
        if (units.isEmpty()) {
            units.put(UnitNames.TEXT, new Usage.Units(0, 0));
        }
        return units;
    }

    private void addTo(Map<String, Usage.Units> units) {
        long prompt = (long) input + cacheWrite + cacheWrite1h + cacheRead;
        String suffix = prompt >= LARGE_CONTEXT ? UnitNames.LARGE_CONTEXT_SUFFIX : "";
        add(units, UnitNames.TEXT_CACHE_WRITE + suffix, cacheWrite, 0);
        add(units, UnitNames.TEXT_CACHE_WRITE_1H + suffix, cacheWrite1h, 0);
        add(units, UnitNames.TEXT_CACHE_READ + suffix, cacheRead, 0);
        add(units, UnitNames.TEXT + suffix, input, output);
    }

    private static void add(Map<String, Usage.Units> units, String name, int input, int output) {
        if (input > 0 || output > 0) {
            units.merge(name, new Usage.Units(input, output),
                    (a, b) -> new Usage.Units(UnitSum.sum(a.input(), b.input()), UnitSum.sum(a.output(), b.output())));
        }
    }
}
