package com.payi.cdi.internal.dialect;

import java.util.LinkedHashMap;
import java.util.Map;

import com.payi.cdi.spi.Usage;

/** Adds up units; leaves out what is zero, but for text, which every answer has. */
final class UnitSum {
    private final Map<String, Usage.Units> units = new LinkedHashMap<>();
    private final String suffix;

    UnitSum(String suffix) {
        this.suffix = suffix;
        units.put("text" + suffix, new Usage.Units(0, 0));
    }

    void input(String unit, int count) {
        add(unit, new Usage.Units(count, 0));
    }

    void output(String unit, int count) {
        add(unit, new Usage.Units(0, count));
    }

    private void add(String unit, Usage.Units more) {
        if (more.input() > 0 || more.output() > 0) {
            units.merge(unit + suffix, more, (a, b) -> new Usage.Units(sum(a.input(), b.input()), sum(a.output(), b.output())));
        }
    }

    /** Of two counts; at most what Pay-i's 32 bits hold. */
    static int sum(int a, int b) {
        return (int) Math.min(Integer.MAX_VALUE, (long) a + b);
    }

    Map<String, Usage.Units> toMap() {
        return units;
    }
}
