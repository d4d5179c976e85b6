package com.payi.cdi.internal.core.spend;

import java.util.Map;
import java.util.function.DoubleSupplier;

/**
 * One number that is counted by the library, as any metrics library shows it.
 *
 * @param unit its base unit; empty for a plain number
 * @param tags of the same names for all numbers of a name
 * @param counts whether it only grows
 */
public record LiveNumber(String name, String description, String unit, Map<String, String> tags, boolean counts,
        DoubleSupplier number) {
    public double read() {
        return number.getAsDouble();
    }
}
