package com.payi.it.benchmarks.report;

import java.util.Locale;

/** How figures are written in tables. */
public final class Figure {
    private static final int KIB = 1024;

    private Figure() {}

    public static String whole(double number) {
        return String.format(Locale.ROOT, "%,.0f", number);
    }

    public static String ratio(double ratio) {
        String shown = String.format(Locale.ROOT, "%.2f", ratio);
        return shown.equals("-0.00") ? "0.00" : shown;
    }

    /** With three digits that count. */
    public static String micros(double micros) {
        return Math.abs(micros) < 10
                ? String.format(Locale.ROOT, "%.2f", micros)
                : Math.abs(micros) < 100 ? String.format(Locale.ROOT, "%.1f", micros) : whole(micros);
    }

    public static String megabytes(double bytes) {
        return String.format(Locale.ROOT, "%.1f", bytes / KIB / KIB);
    }

    public static String size(long bytes) {
        return bytes < KIB ? bytes + " B" : bytes < KIB * KIB ? bytes / KIB + " KB" : bytes / (KIB * KIB) + " MB";
    }
}
