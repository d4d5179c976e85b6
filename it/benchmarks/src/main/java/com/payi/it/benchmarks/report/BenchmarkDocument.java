package com.payi.it.benchmarks.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** The document of the benchmarks: the run writes what is between two comments, the rest stays as it is. */
public final class BenchmarkDocument {
    private static final int CELLS = 6;

    private final Path file;

    public BenchmarkDocument(Path file) {
        this.file = file;
    }

    /** Writes the part of one group, and what it says of the targets. */
    public void write(String group, Results results) throws IOException {
        replace(group, results.text());
        replace("targets", targets(results.measured()));
    }

    /** Writes what the figures were measured on. */
    public void write(Machine machine) throws IOException {
        replace("machine", machine.toString());
    }

    /** Targets that the group says nothing about keep their figures, and all keep those from before. */
    private String targets(Map<Target, double[]> measured) throws IOException {
        Map<String, String[]> present = presentRows();
        MarkdownTable table = new MarkdownTable("what", "target", "before", "now", "");
        for (Target target : Target.values()) {
            String[] row = present.getOrDefault(target.what(), new String[]{"", "", "", "", "", ""});
            double[] values = measured.get(target);
            table.row(target.what(), target.limit(), row[3], values == null ? row[4] : target.show(values),
                    values == null ? row[5] : target.verdict(values));
        }
        return table.toString();
    }

    /** The cells of each row by the first of them; the text before the first bar is a cell, too. */
    private Map<String, String[]> presentRows() throws IOException {
        Map<String, String[]> rows = new HashMap<>();
        String text = Files.readString(file);
        for (String line : text.substring(text.indexOf(begin("targets")), text.indexOf(end("targets"))).split("\n")) {
            String[] cells = line.split("\\|");
            if (cells.length >= CELLS) {
                for (int i = 0; i < cells.length; i++) {
                    cells[i] = cells[i].strip();
                }
                rows.put(cells[1], cells);
            }
        }
        return rows;
    }

    private void replace(String part, String written) throws IOException {
        String text = Files.readString(file);
        int from = text.indexOf(begin(part));
        int to = text.indexOf(end(part));
        if (from < 0 || to < from) {
            throw new IOException(file + " has no place for the part " + part);
        }
        Files.writeString(file, text.substring(0, from) + begin(part) + "\n" + written.stripTrailing() + "\n"
                + text.substring(to));
    }

    @Override
    public String toString() {
        return file.getFileName().toString();
    }

    private static String begin(String part) {
        return "<!-- " + part + ": begin -->";
    }

    private static String end(String part) {
        return "<!-- " + part + ": end -->";
    }
}
