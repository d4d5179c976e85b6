package com.payi.cdi.internal.core.provider.openai;

import java.util.LinkedHashMap;
import java.util.Map;

import com.payi.cdi.UnitNames;
import com.payi.cdi.spi.Usage;

/** Units in the making; what is zero is left out, but for text, which every answer has. */
final class UnitCounts {
    private final Map<String, Usage.Units> units;

    private UnitCounts(Map<String, Usage.Units> units) {
        this.units = units;
    }

    static UnitCounts of(Map<String, Usage.Units> units) {
        return new UnitCounts(new LinkedHashMap<>(units));
    }

    static UnitCounts none() {
        return of(Map.of());
    }

    /** Counts are cut to what Pay-i's 32 bits hold. */
    UnitCounts put(String unit, long input, long output) {
        if (input > 0 || output > 0 || unit.equals(UnitNames.TEXT)) {
            units.put(unit, new Usage.Units(count(input), count(output)));
        }
        return this;
    }

    /** Where two places name the same consumption, the larger number counts. */
    UnitCounts atLeast(String unit, long input, long output) {
        Usage.Units before = units.getOrDefault(unit, new Usage.Units(0, 0));
        return input <= before.input() && output <= before.output()
                ? this
                : put(unit, Math.max(input, before.input()), Math.max(output, before.output()));
    }

    Map<String, Usage.Units> toMap() {
        return units;
    }

    private static int count(long number) {
        return (int) Math.max(0, Math.min(Integer.MAX_VALUE, number));
    }
}
