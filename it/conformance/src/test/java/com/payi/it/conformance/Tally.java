package com.payi.it.conformance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Counts cases. Each one that fails the build is printed; with {@code -Dpayi.conformance.show=true} each one that fails. All
 * differences of all failing cases are in a file below {@code target/conformance}.
 */
final class Tally {
    private static final Path FOLDER = Path.of("target", "conformance");

    private record Failure(String name, boolean serious, Differences differences) {
        String line() {
            return Differences.shortened(name) + ": " + differences;
        }

        String all() {
            return name + "\n" + differences.lines().map(line -> "  " + line + "\n").collect(Collectors.joining());
        }
    }

    private final String title;
    private final List<Failure> failures = new ArrayList<>();
    private int total;

    Tally(String title) {
        this.title = title;
    }

    /** @param serious whether the build must not pass if this case fails */
    void count(String name, boolean serious, Differences differences) {
        total++;
        if (!differences.isEmpty()) {
            Failure failure = new Failure(name, serious, differences);
            failures.add(failure);
            if (serious || Boolean.getBoolean("payi.conformance.show")) {
                System.out.println(failure.line());
            }
        }
    }

    List<String> seriousFailures() {
        return failures.stream().filter(Failure::serious).map(Failure::line).toList();
    }

    List<String> failures() {
        return failures.stream().map(Failure::name).toList();
    }

    String closingLine() {
        return title + ": " + (total - failures.size()) + "/" + total;
    }

    /** Writes every failing case with all of its differences, and gives the file. */
    Path write() {
        try {
            return Files.writeString(Files.createDirectories(FOLDER).resolve(title + ".txt"),
                    failures.stream().map(Failure::all).collect(Collectors.joining()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
