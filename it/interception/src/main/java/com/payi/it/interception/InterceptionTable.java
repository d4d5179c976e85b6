package com.payi.it.interception;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The table of docs/reference/interception.md: what holds for each case in each container. */
public final class InterceptionTable {
    private static final Path DOCUMENT = Path.of("..", "..", "docs", "reference", "interception.md");
    private static final String FIRST_CELL = "where `@Track` is";

    private InterceptionTable() {}

    /** The cells of a container by the description of the case, such as "yes" or "no, PAYI00108". */
    public static Map<String, String> column(String container) {
        List<List<String>> rows = rows();
        int column = rows.get(0).indexOf(container);
        Map<String, String> cells = new LinkedHashMap<>();
        rows.subList(2, rows.size()).forEach(row -> cells.put(row.get(0), row.get(column)));
        return cells;
    }

    private static List<List<String>> rows() {
        try (Stream<String> lines = Files.lines(DOCUMENT)) {
            return lines.dropWhile(line -> !line.startsWith("| " + FIRST_CELL)).takeWhile(line -> line.startsWith("|"))
                    .map(line -> Stream.of(line.substring(1).split("\\|")).map(String::strip).toList()).toList();
        } catch (IOException e) {
            throw new IllegalStateException("The table cannot be read: " + DOCUMENT.toAbsolutePath(), e);
        }
    }
}
