package com.payi.cdi.internal.core.config;

import java.time.DateTimeException;
import java.time.Duration;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Durations as configuration has them: {@code 500ms}, {@code 30s}, {@code 1h30m}, {@code 2d}, {@code PT0.5S}. A number
 * without a unit is one of milliseconds, on every platform; Quarkus alone would read it as seconds.
 */
public final class DurationText {
    /** The forms, for messages. */
    static final String FORMS = "a duration such as 500ms, 30s, 1h30m or PT0.5S, or a number of milliseconds";

    private static final Pattern MILLIS = Pattern.compile("([0-9]{1,18})(ms)?");
    private static final Pattern UNITS = Pattern.compile("([0-9]+d)?([0-9]+h)?([0-9]+m)?([0-9]+(\\.[0-9]{1,9})?s)?");

    private DurationText() {}

    /** @throws IllegalArgumentException if a text is no duration */
    public static Duration parse(String text) {
        String lower = text.strip().toLowerCase(Locale.ROOT);
        Matcher millis = MILLIS.matcher(lower);
        if (millis.matches()) {
            return Duration.ofMillis(Long.parseLong(millis.group(1)));
        }
        try {
            return Duration.parse(iso(lower));
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("'" + text + "' is not " + FORMS, e);
        }
    }

    private static String iso(String lower) {
        if (lower.isEmpty() || !UNITS.matcher(lower).matches()) {
            return lower;
        }
        int days = lower.indexOf('d') + 1;
        return "p" + lower.substring(0, days) + (days < lower.length() ? "t" + lower.substring(days) : "");
    }
}
