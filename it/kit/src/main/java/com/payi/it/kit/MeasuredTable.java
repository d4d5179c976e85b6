package com.payi.it.kit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A table of a document of this project that a test measures. The table is between two comments with its name. The test checks
 * that the document has what was measured, or writes it there: {@code -Dpropagation.write=true}. Rows that the library
 * promises must be "yes", even where the document has something else.
 */
public final class MeasuredTable {
    private static final String WRITE = "propagation.write";

    private final Path document;
    private final String name;
    private final List<String> columns;
    private final List<List<String>> rows = new ArrayList<>();
    private int promisedColumn = -1;
    private List<String> promised = List.of();

    /** @param document seen from the project's root, which the system property {@code project.root} names */
    public MeasuredTable(String document, String name, String... columns) {
        this.document = Path.of(System.getProperty("project.root")).resolve(document);
        this.name = name;
        this.columns = List.of(columns);
    }

    /**
     * Sets the rows that must be "yes".
     *
     * @param column which has to be so
     * @param rows   each the first cells of a row or of several rows, as the document has them: {@code Jersey | waiting}
     */
    public MeasuredTable promising(String column, String... rows) {
        promisedColumn = columns.indexOf(column);
        if (promisedColumn < 0) {
            throw new IllegalArgumentException("The table " + name + " has no column " + column);
        }
        promised = List.of(rows);
        return this;
    }

    public void row(String... cells) {
        rows.add(List.of(cells));
    }

    /** Fails where a promised row is missing or not "yes" and, with both versions, where the document has something else. */
    public void check() {
        checkPromised();
        String begin = "<!-- measured: " + name + " -->\n";
        String end = "<!-- end of " + name + " -->\n";
        String text = read();
        int from = text.indexOf(begin);
        int to = text.indexOf(end);
        if (from < 0 || to < from) {
            throw new AssertionError(document + " has no place for a table: " + begin + end);
        }
        String measured = line(columns) + "|" + " --- |".repeat(columns.size()) + "\n"
                + rows.stream().map(MeasuredTable::line).collect(Collectors.joining());
        String written = text.substring(from + begin.length(), to);
        if (Boolean.getBoolean(WRITE)) {
            write(text.substring(0, from) + begin + measured + text.substring(to));
        } else if (!written.equals(measured)) {
            throw new AssertionError(document + " does not have what was measured; -D" + WRITE + "=true writes it.\nWritten:\n"
                    + written + "Measured:\n" + measured);
        }
    }

    private void checkPromised() {
        for (String beginning : promised) {
            List<List<String>> found = rows.stream().filter(row -> line(row).startsWith("| " + beginning + " |")).toList();
            if (found.isEmpty() || found.stream().anyMatch(row -> !row.get(promisedColumn).equals("yes"))) {
                throw new AssertionError("The library promises \"yes\" for " + beginning + " in the table " + name
                        + " of " + document + ". Measured: " + found);
            }
        }
    }

    private static String line(List<String> cells) {
        return "| " + String.join(" | ", cells) + " |\n";
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
