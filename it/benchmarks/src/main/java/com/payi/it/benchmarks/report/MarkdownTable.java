package com.payi.it.benchmarks.report;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** A table as Markdown has it; the first column is text, the others are figures. */
public final class MarkdownTable {
    private final StringBuilder text = new StringBuilder();

    public MarkdownTable(String... headings) {
        row(List.of(headings));
        text.append("| --- |").append(" ---: |".repeat(headings.length - 1)).append('\n');
    }

    public MarkdownTable row(String... cells) {
        return row(Arrays.asList(cells));
    }

    private MarkdownTable row(List<String> cells) {
        text.append(cells.stream().collect(Collectors.joining(" | ", "| ", " |\n")));
        return this;
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
