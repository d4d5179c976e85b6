package com.payi.it.conformance;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The reported cases that the library does not pass yet, by name. They are a guard against going back: any other case of the
 * same file must pass.
 */
final class KnownFailures {
    static final String RESOURCE = "reported-exchanges-failing.txt";

    private final Set<String> names;

    private KnownFailures(Set<String> names) {
        this.names = Set.copyOf(names);
    }

    static KnownFailures none() {
        return new KnownFailures(Set.of());
    }

    static KnownFailures read() {
        try (InputStream file = KnownFailures.class.getResourceAsStream("/" + RESOURCE)) {
            return of(new String(file.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @param list one name a line; a line that begins with # is a comment */
    static KnownFailures of(String list) {
        return new KnownFailures(list.lines().map(String::strip)
                .filter(line -> !line.isEmpty() && !line.startsWith("#")).collect(Collectors.toSet()));
    }

    boolean contain(String name) {
        return names.contains(name);
    }

    /**
     * True if the build must fail when this case fails.
     *
     * @param all the names of its file; the list speaks of a file that has every name of the list, and of no other one
     */
    boolean mustPass(String name, Collection<String> all) {
        return all.containsAll(names) && !names.contains(name);
    }

    String passes(String name) {
        return "Passes, and is listed as failing: strike it from " + RESOURCE + ": " + name;
    }
}
