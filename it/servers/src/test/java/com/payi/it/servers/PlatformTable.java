package com.payi.it.servers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A table of a document of which a run measures a part: what another run has measured stays as it is. The table is between two
 * comments with its name. {@code -Dpropagation.write=true} writes what was measured; else it has to be there.
 */
final class PlatformTable {
    private static final String WRITE = "propagation.write";
    private static final String NOT_MEASURED = "";

    private final Path document;
    private final String name;
    private final List<String> columns;
    private final List<String> rows;
    private final Map<String, Map<String, String>> measured = new LinkedHashMap<>();

    /**
     * @param document as seen from the project's root
     * @param columns  all that the table has, the first is that of the names of rows
     * @param rows     the names of all rows
     */
    PlatformTable(String document, String name, List<String> columns, List<String> rows) {
        this.document = Path.of(System.getProperty("project.root")).resolve(document);
        this.name = name;
        this.columns = columns;
        this.rows = rows;
    }

    void cell(String row, String column, String value) {
        measured.computeIfAbsent(row, key -> new LinkedHashMap<>()).put(column, value);
    }

    /** Fails where the document has something else than what was measured. */
    void check() {
        String begin = "<!-- measured: " + name + " -->\n";
        String end = "<!-- end of " + name + " -->\n";
        String text = read();
        int from = text.indexOf(begin) + begin.length();
        int to = text.indexOf(end);
        if (from < begin.length() || to < from) {
            throw new AssertionError(document + " has no place for a table: " + begin + end);
        }
        String written = text.substring(from, to);
        String wanted = table(parse(written));
        if (Boolean.getBoolean(WRITE)) {
            write(text.substring(0, from) + wanted + text.substring(to));
        } else if (!written.equals(wanted)) {
            throw new AssertionError(document + " does not have what was measured; -D" + WRITE + "=true writes it.\nWritten:\n"
                    + written + "Measured:\n" + wanted);
        }
    }

    /** The cells of a written table by the names of row and column. */
    private static Map<String, Map<String, String>> parse(String written) {
        List<List<String>> lines = written.lines().map(PlatformTable::cells).toList();
        Map<String, Map<String, String>> cells = new LinkedHashMap<>();
        for (List<String> line : lines.stream().skip(2).toList()) {
            Map<String, String> row = new LinkedHashMap<>();
            for (int i = 1; i < line.size(); i++) {
                row.put(lines.get(0).get(i), line.get(i));
            }
            cells.put(line.get(0), row);
        }
        return cells;
    }

    private static List<String> cells(String line) {
        return Arrays.stream(line.strip().substring(1).split("\\|", -1)).map(String::strip)
                .collect(Collectors.collectingAndThen(Collectors.toList(), all -> all.subList(0, all.size() - 1)));
    }

    /** Without rows and columns that no run has measured yet. */
    private String table(Map<String, Map<String, String>> before) {
        measured.forEach((row, cells) -> before.computeIfAbsent(row, key -> new LinkedHashMap<>()).putAll(cells));
        List<String> known = columns.stream().filter(column -> column.equals(columns.get(0))
                || rows.stream().anyMatch(row -> !cell(before, row, column).isEmpty())).toList();
        StringBuilder table = new StringBuilder(line(known)).append("|").append(" --- |".repeat(known.size())).append("\n");
        for (String row : rows) {
            List<String> cells = known.stream().skip(1).map(column -> cell(before, row, column)).toList();
            if (cells.stream().anyMatch(cell -> !cell.isEmpty())) {
                table.append(line(Stream.concat(Stream.of(row), cells.stream()).toList()));
            }
        }
        return table.toString();
    }

    private static String cell(Map<String, Map<String, String>> cells, String row, String column) {
        return cells.getOrDefault(row, Map.of()).getOrDefault(column, NOT_MEASURED);
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
