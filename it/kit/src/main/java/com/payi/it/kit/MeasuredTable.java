package com.payi.it.kit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A table of a document of this project that a test measures. The table is between two comments with its name. The test checks
 * that the document has what was measured, or writes it there: {@code -Dpropagation.write=true}. Rows that the library
 * promises must be "yes", even where the document has something else.
 *
 * <p>
 * Where a run measures a part of the table, the other cells are {@code null}: they stay as the document has them. Its rows are
 * found by their first cell then. A row or column that no run has measured is not in the document.
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

    /** @param cells null for what this run has not measured */
    public void row(String... cells) {
        if (cells.length != columns.size()) {
            throw new IllegalArgumentException("The table " + name + " has " + columns.size() + " columns");
        }
        rows.add(Collections.unmodifiableList(Arrays.asList(cells.clone())));
    }

    /** Fails where a promised row is missing or not "yes" and, with both versions, where the document has something else. */
    public void check() {
        checkPromised();
        // Tests that run at the same time may have tables in the same document.
        synchronized (MeasuredTable.class) {
            compareOrWrite();
        }
    }

    private void compareOrWrite() {
        String begin = "<!-- measured: " + name + " -->\n";
        String end = "<!-- end of " + name + " -->\n";
        String text = read();
        int from = text.indexOf(begin);
        int to = text.indexOf(end);
        if (from < 0 || to < from) {
            throw new AssertionError(document + " has no place for a table: " + begin + end);
        }
        String written = text.substring(from + begin.length(), to);
        String measured = completed(written);
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
            if (found.isEmpty() || found.stream().anyMatch(row -> !"yes".equals(row.get(promisedColumn)))) {
                throw new AssertionError("The library promises \"yes\" for " + beginning + " in the table " + name
                        + " of " + document + ". Measured: " + found);
            }
        }
    }

    /** What was measured, with the cells of the document where nothing was measured. */
    private String completed(String written) {
        Map<String, Map<String, String>> before = parse(written);
        List<List<String>> known = rows.stream().map(row -> completed(row, before))
                .filter(row -> row.stream().skip(1).anyMatch(Objects::nonNull)).toList();
        List<Integer> shown = IntStream.range(0, columns.size())
                .filter(column -> known.stream().anyMatch(row -> row.get(column) != null)).boxed().toList();
        return line(shown.stream().map(columns::get).toList()) + "|" + " --- |".repeat(shown.size()) + "\n"
                + known.stream().map(row -> line(shown.stream().map(row::get).toList())).collect(Collectors.joining());
    }

    private List<String> completed(List<String> row, Map<String, Map<String, String>> before) {
        Map<String, String> cells = before.getOrDefault(row.get(0), Map.of());
        return IntStream.range(0, columns.size())
                .mapToObj(i -> row.get(i) == null ? cells.get(columns.get(i)) : row.get(i))
                .collect(Collectors.toCollection(ArrayList::new));
    }

    /** The cells of a written table by the first cell of the row and by column, without empty ones. */
    private static Map<String, Map<String, String>> parse(String written) {
        List<List<String>> lines = written.lines().filter(line -> line.startsWith("| ")).map(MeasuredTable::cells).toList();
        Map<String, Map<String, String>> all = new HashMap<>();
        for (List<String> line : lines) {
            Map<String, String> row = all.computeIfAbsent(line.get(0), key -> new HashMap<>());
            for (int i = 1; i < line.size(); i++) {
                if (!line.get(i).isEmpty()) {
                    row.put(lines.get(0).get(i), line.get(i));
                }
            }
        }
        return all;
    }

    private static List<String> cells(String line) {
        return Arrays.stream(line.substring(1, line.length() - 1).split("\\|", -1)).map(String::strip).toList();
    }

    private static String line(List<String> cells) {
        return cells.stream().map(cell -> Objects.toString(cell, "")).collect(Collectors.joining(" | ", "| ", " |\n"));
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
