package com.payi.testkit;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;

/**
 * What an application under test has to be configured with, so that it calls the fakes. {@link PayiExtension} sets it as
 * system properties; for a server in a process of its own, a test passes it on in one of the forms that this class has.
 *
 * <p>
 * It has {@code payi.enabled}, {@code payi.api-key}, {@code payi.base-url} and {@code payi.ingest.linger}, which is 25 ms
 * so that tests wait less, and what the test adds.
 *
 * @since 0.1
 */
public final class TestConfiguration {
    private static final String PAYI = "${payi}";
    private static final String PROVIDER = "${provider}";

    private final FakePayi payi;
    private final FakeProvider provider;
    private final Map<String, String> values = new LinkedHashMap<>();

    private TestConfiguration(FakePayi payi, FakeProvider provider) {
        this.payi = payi;
        this.provider = provider;
        values.put("payi.enabled", "true");
        values.put("payi.api-key", FakePayi.DEFAULT_API_KEY);
        values.put("payi.base-url", payi.uri().toString());
        values.put("payi.ingest.linger", "25");
    }

    /**
     * Begins with what the library needs.
     *
     * @param payi     where events go
     * @param provider where {@code ${provider}} in values points to, and what Pay-i's proxy calls
     * @return the configuration
     */
    public static TestConfiguration of(FakePayi payi, FakeProvider provider) {
        return new TestConfiguration(payi, provider);
    }

    /**
     * Adds a key, or replaces its value.
     *
     * @param key   for example {@code openai/mp-rest/url}
     * @param value in which {@code ${provider}} is the address of the fake provider and {@code ${payi}} that of the fake
     *              Pay-i, both without a slash at the end
     * @return this
     */
    public TestConfiguration with(String key, String value) {
        values.put(key, value.replace(PROVIDER, provider.uri().toString()).replace(PAYI, payi.uri().toString()));
        return this;
    }

    /**
     * Adds keys.
     *
     * @param lines each {@code key=value}, the value as for {@link #with}
     * @return this
     * @throws IllegalArgumentException if there is no key before a {@code =}
     */
    public TestConfiguration withLines(String... lines) {
        for (String line : lines) {
            int equals = line.indexOf('=');
            if (equals < 1) {
                throw new IllegalArgumentException(
                        "A line of the configuration is \"key=value\", such as \"openai/mp-rest/url=${provider}\", not \""
                                + line
                                + "\"");
            }
            with(line.substring(0, equals).strip(), line.substring(equals + 1).strip());
        }
        return this;
    }

    /**
     * Gives the keys and values.
     *
     * @return a copy
     */
    public Map<String, String> asMap() {
        return Map.copyOf(values);
    }

    /**
     * Gives the arguments that set it as system properties of another JVM.
     *
     * @return one {@code -Dkey=value} for each key
     */
    public List<String> asArguments() {
        return values.entrySet().stream().map(entry -> "-D" + entry.getKey() + "=" + entry.getValue()).toList();
    }

    /**
     * Gives the environment of a process, by the names that MicroProfile Config looks for: upper case, with an underscore
     * for each other character.
     *
     * @return variables and values
     */
    public Map<String, String> asEnvironment() {
        Map<String, String> variables = new LinkedHashMap<>();
        values.forEach((key, value) -> variables.put(key.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT), value));
        return variables;
    }

    /**
     * Writes a properties file, for example {@code META-INF/microprofile-config.properties} of a WAR or
     * {@code bootstrap.properties} of a server.
     *
     * @param file its directories are made where they are missing
     * @return the file
     */
    public Path writeTo(Path file) {
        Properties properties = new Properties();
        properties.putAll(values);
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            try (OutputStream out = Files.newOutputStream(file)) {
                properties.store(out, null);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The configuration of the test cannot be written to " + file, e);
        }
        return file;
    }
}
