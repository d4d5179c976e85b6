package com.payi.it.kit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A table of a document of this project that a test measures. It stands between two comments with its name; the test checks
 * that it says what was measured, or writes it there: {@code -Dpropagation.write=true}.
 */
public final class MeasuredTable {
    private static final String WRITE = "propagation.write";

    private final Path document;
    private final String name;
    private final List<String> lines = new ArrayList<>();

    /** @param document seen from the project's root, which the system property {@code project.root} names */
    public MeasuredTable(String document, String name, String... columns) {
        this.document = Path.of(System.getProperty("project.root")).resolve(document);
        this.name = name;
        row(columns);
        lines.add("|" + " --- |".repeat(columns.length));
    }

    public void row(String... cells) {
        lines.add("| " + String.join(" | ", cells) + " |");
    }

    /** Fails, with both versions, where the document says something else than was measured. */
    public void check() {
        String begin = "<!-- measured: " + name + " -->\n";
        String end = "<!-- end of " + name + " -->\n";
        String text = read();
        int from = text.indexOf(begin);
        int to = text.indexOf(end);
        if (from < 0 || to < from) {
            throw new AssertionError(document + " has no place for a table: " + begin + end);
        }
        String measured = String.join("\n", lines) + "\n";
        String written = text.substring(from + begin.length(), to);
        if (Boolean.getBoolean(WRITE)) {
            write(text.substring(0, from) + begin + measured + text.substring(to));
        } else if (!written.equals(measured)) {
            throw new AssertionError(document + " does not say what was measured; -D" + WRITE + "=true writes it.\nWritten:\n"
                    + written + "Measured:\n" + measured);
        }
    }

    private String read() {
        try {
            return Files.readString(document);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void write(String text) {
        try {
            Files.writeString(document, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
