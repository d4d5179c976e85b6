package com.payi.it.demo;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Text in columns; numbers to the right. */
final class Table {
    private final List<String> heads;
    private final Set<String> numbers;
    private final List<List<String>> rows = new ArrayList<>();

    Table(Set<String> numbers, String... heads) {
        this.numbers = numbers;
        this.heads = List.of(heads);
    }

    void row(Object... cells) {
        List<String> row = new ArrayList<>();
        for (Object cell : cells) {
            row.add(cell == null || cell.toString().isEmpty() ? "-" : cell.toString());
        }
        rows.add(row);
    }

    void print(PrintStream out) {
        print(out, heads);
        print(out, heads.stream().map(head -> "-".repeat(width(heads.indexOf(head)))).toList());
        rows.forEach(row -> print(out, row));
    }

    private void print(PrintStream out, List<String> row) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < row.size(); i++) {
            String space = " ".repeat(width(i) - row.get(i).length());
            boolean right = numbers.contains(heads.get(i));
            line.append("  ").append(right ? space : "").append(row.get(i)).append(right ? "" : space);
        }
        out.println(line.toString().stripTrailing());
    }

    private int width(int column) {
        return Math.max(heads.get(column).length(), rows.stream().mapToInt(row -> row.get(column).length()).max().orElse(0));
    }
}
