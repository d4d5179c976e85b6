package com.payi.cdi.internal.core.config;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.function.BiConsumer;

import com.payi.cdi.internal.core.log.PayiLogger;

/** Reads single values; a value that is not allowed is added to the problems, with its key and the allowed values. */
final class ValueReader {
    /** Milliseconds of it are an int, as some clients count them. */
    private static final Duration LONGEST = Duration.ofMillis(Integer.MAX_VALUE);
    private static final double LEAST_THRESHOLD = 0.75;
    private static final double MOST_THRESHOLD = 0.99;

    private final ConfigLookup lookup;
    private final List<String> problems;
    private ListedKeys listed;

    ValueReader(ConfigLookup lookup, List<String> problems) {
        this.lookup = lookup;
        this.problems = problems;
    }

    /** The listed keys that have a name of the user's in place of a {@code *}. */
    List<ListedKey> listed(ConfigKey key) {
        if (listed == null) {
            listed = ListedKeys.of(lookup);
        }
        return listed.of(key);
    }

    /** The value of a listed key, stripped; empty where it has none. */
    String textOf(ListedKey key) {
        String text = lookup.value(key.name());
        return text == null ? "" : text.strip();
    }

    /** Passes on the listed keys that have a value, each with it, stripped. */
    void forEach(ConfigKey key, BiConsumer<ListedKey, String> reader) {
        for (ListedKey each : listed(key)) {
            String text = textOf(each);
            if (!text.isEmpty()) {
                reader.accept(each, text);
            }
        }
    }

    /** The value of a key, stripped; null where it is absent or blank. */
    String text(ConfigKey key) {
        String text = lookup.value(key.key());
        return text == null || text.isBlank() ? null : text.strip();
    }

    boolean flag(ConfigKey key) {
        String text = text(key);
        if (text == null) {
            return Boolean.parseBoolean(key.defaultValue());
        }
        if (!text.equalsIgnoreCase("true") && !text.equalsIgnoreCase("false")) {
            problems.add(PayiLogger.LOG.configurationValue(key.key(), text, "true or false"));
        }
        return Boolean.parseBoolean(text);
    }

    int number(ConfigKey key, String allowed, int least) {
        return (int) number(key, allowed, least, Integer.MAX_VALUE);
    }

    long number(ConfigKey key, String allowed, long least, long most) {
        String text = text(key);
        String number = text == null ? key.defaultValue() : text;
        try {
            long parsed = Long.parseLong(number);
            if (parsed >= least && parsed <= most) {
                return parsed;
            }
        } catch (NumberFormatException e) {
            // Reported below, together with numbers that are too small or too large.
        }
        problems.add(PayiLogger.LOG.configurationValue(key.key(), number, allowed));
        return least;
    }

    /** US dollars. */
    double amount(ConfigKey key) {
        String text = text(key);
        return amount(key.key(), text == null ? key.defaultValue() : text);
    }

    /** US dollars. */
    double amount(String key, String text) {
        return decimal(key, text, Double.MAX_VALUE, "an amount in US dollars, 0 or more, with a point such as 10.50");
    }

    /** A part of a whole. */
    double share(ConfigKey key) {
        String text = text(key);
        return decimal(key.key(), text == null ? key.defaultValue() : text, 1, "a share from 0 to 1, such as 0.8");
    }

    /** The threshold of a limit, as Pay-i accepts it. */
    double threshold(String key, String text) {
        return decimal(key, text, LEAST_THRESHOLD, MOST_THRESHOLD, "a share from 0.75 to 0.99, such as 0.8");
    }

    private double decimal(String key, String text, double most, String allowed) {
        return decimal(key, text, 0, most, allowed);
    }

    private double decimal(String key, String text, double least, double most, String allowed) {
        try {
            double parsed = Double.parseDouble(text);
            if (parsed >= least && parsed <= most) {
                return parsed;
            }
        } catch (NumberFormatException e) {
            // Reported below, together with numbers that are too small or too large.
        }
        problems.add(PayiLogger.LOG.configurationValue(key, text, allowed));
        return least;
    }

    int count(String key, String text) {
        try {
            int parsed = Integer.parseInt(text);
            if (parsed >= 0) {
                return parsed;
            }
        } catch (NumberFormatException e) {
            // Reported below, together with negative numbers.
        }
        problems.add(PayiLogger.LOG.configurationValue(key, text, "a number, 0 or more"));
        return 0;
    }

    /** @param least milliseconds */
    Duration duration(ConfigKey key, long least) {
        String text = text(key);
        String duration = text == null ? key.defaultValue() : text;
        try {
            Duration parsed = DurationText.parse(duration);
            if (parsed.compareTo(Duration.ofMillis(least)) >= 0 && parsed.compareTo(LONGEST) <= 0) {
                return parsed;
            }
        } catch (IllegalArgumentException e) {
            // Reported below, together with durations that are too short or too long.
        }
        problems.add(PayiLogger.LOG.configurationValue(key.key(), duration,
                DurationText.FORMS + ", from " + least + "ms to " + LONGEST.toDays() + "d"));
        return Duration.ofMillis(least);
    }

    /** A constant of an enum, written as usual in configuration: {@code drop-newest} for DROP_NEWEST. */
    <E extends Enum<E>> E choice(ConfigKey key, Class<E> type) {
        return choice(key.key(), text(key), type, key.defaultValue());
    }

    /** @param text null where the default holds */
    <E extends Enum<E>> E choice(String key, String text, Class<E> type, String defaultValue) {
        String chosen = text == null ? defaultValue : text;
        List<String> allowed = List.of(type.getEnumConstants()).stream().map(ValueReader::name).toList();
        int index = allowed.indexOf(chosen.toLowerCase(Locale.ROOT));
        if (index < 0) {
            problems.add(PayiLogger.LOG.configurationValue(key, chosen, "one of " + String.join(", ", allowed)));
            index = allowed.indexOf(defaultValue);
        }
        return type.getEnumConstants()[index];
    }

    private static String name(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
