package com.payi.cdi.internal.core.provider.reading;

import java.util.LinkedHashMap;
import java.util.Map;

import com.payi.cdi.spi.Usage;

/** Adds up units; leaves out what is zero, but for text, which every answer has. */
public final class UnitSum {
    private final Map<String, Usage.Units> units = new LinkedHashMap<>();
    private final String suffix;

    public UnitSum(String suffix) {
        this.suffix = suffix;
        units.put("text" + suffix, new Usage.Units(0, 0));
    }

    public void input(String unit, int count) {
        add(unit, new Usage.Units(count, 0));
    }

    public void output(String unit, int count) {
        add(unit, new Usage.Units(0, count));
    }

    private void add(String unit, Usage.Units more) {
        if (more.input() > 0 || more.output() > 0) {
            units.merge(unit + suffix, more, (a, b) -> new Usage.Units(sum(a.input(), b.input()), sum(a.output(), b.output())));
        }
    }

    /** Of two counts; at most what Pay-i's 32 bits hold. */
    public static int sum(int a, int b) {
        return (int) Math.min(Integer.MAX_VALUE, (long) a + b);
    }

    public Map<String, Usage.Units> toMap() {
        return units;
    }
}
