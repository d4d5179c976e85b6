package com.payi.cdi.internal.core.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;

import com.payi.cdi.internal.core.log.PayiLogger;

/** The key of the application at Pay-i, which may change while the application runs. For any thread. */
public final class ApiKey {
    private final ConfigLookup lookup;
    /** Null if there is no key. */
    private volatile Value value;

    /** @param origin where it comes from, for messages */
    private record Value(String text, String origin) {}

    private ApiKey(ConfigLookup lookup, Value value) {
        this.lookup = lookup;
        this.value = value;
    }

    static ApiKey read(ConfigLookup lookup, List<String> problems) {
        Value read = null;
        try {
            read = read(lookup);
        } catch (IOException | InvalidPathException e) {
            problems.add(PayiLogger.LOG.configurationValue(ConfigKey.API_KEY_FILE.key(),
                    lookup.value(ConfigKey.API_KEY_FILE.key()), "the name of a file that can be read"));
        }
        if (read != null && !isHeaderSafe(read.text())) {
            problems.add(PayiLogger.LOG.keyNotHeaderSafe(ConfigKey.API_KEY.key()));
        }
        return new ApiKey(lookup, read);
    }

    private static Value read(ConfigLookup lookup) throws IOException {
        String key = stripped(lookup.value(ConfigKey.API_KEY.key()));
        if (key != null) {
            return new Value(key, origin(lookup, ConfigKey.API_KEY));
        }
        String file = stripped(lookup.value(ConfigKey.API_KEY_FILE.key()));
        String content = file == null ? null : stripped(Files.readString(Path.of(file)));
        return content == null ? null : new Value(content, "the file " + file + ", " + origin(lookup, ConfigKey.API_KEY_FILE));
    }

    private static String stripped(String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }

    private static String origin(ConfigLookup lookup, ConfigKey key) {
        String source = lookup.source(key.key());
        return source == null ? key.key() : key.key() + " in " + source;
    }

    private static boolean isHeaderSafe(String key) {
        return key.chars().allMatch(c -> c > ' ' && c < 0x7F);
    }

    /** Null if there is no key. */
    public String value() {
        Value current = value;
        return current == null ? null : current.text();
    }

    /** Where the key comes from, for messages: the configuration key, and the source that has it. */
    public String origin() {
        Value current = value;
        return current == null ? ConfigKey.API_KEY.key() : current.origin();
    }

    /** Reads the key anew. What cannot be read, or cannot be a key, leaves the key as it is. */
    public void readAgain() {
        try {
            Value read = read(lookup);
            if (read != null && isHeaderSafe(read.text())) {
                value = read;
            }
        } catch (IOException | RuntimeException | LinkageError e) {
            PayiLogger.LOG.debugf(e, "The key cannot be read again");
        }
    }

    /** Does not contain the key. */
    @Override
    public String toString() {
        return value == null ? "missing" : "set";
    }
}
