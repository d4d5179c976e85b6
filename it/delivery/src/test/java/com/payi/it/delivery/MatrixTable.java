package com.payi.it.delivery;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** What was played, as a table for people. */
final class MatrixTable {
    private static final String BEGIN = "<!-- fault matrix: begin -->\n";
    private static final String END = "<!-- fault matrix: end -->";
    private static final String HEAD = """
            | fault | offered | delivered | rejected | dropped, counted | in memory at the kill, or destroyed on disk | lost | came again | counted twice \
            | added to a call, median | added, 99 of 100 |
            | --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |
            """;

    private MatrixTable() {}

    static String line(Played played) {
        Outcome outcome = played.outcome();
        Latencies latencies = outcome.latencies();
        boolean measured = played.row().expected().measured() && latencies.isEnough();
        String fault = played.row().fault() + (played.how().isEmpty() ? "" : " (" + played.how() + ")");
        return "| " + fault + " | " + outcome.offered() + " | " + outcome.delivered() + " | " + outcome.rejected() + " | "
                + outcome.dropped() + " | " + outcome.gone() + " | " + outcome.lost() + " | " + outcome.repeated() + " | "
                + outcome.countedTwice() + " | " + (measured ? added(latencies, 50) : "–") + " | "
                + (measured ? added(latencies, 99) : "–") + " |";
    }

    private static String added(Latencies latencies, int percentile) {
        return String.format(Locale.ROOT, "%+.2f of %.2f ms", latencies.addedMillis(percentile),
                latencies.plainMillis(percentile));
    }

    /** Puts the table between its marks in a page. */
    static void write(List<Played> rows, String closingLine, Path page) throws IOException {
        StringBuilder table = new StringBuilder(HEAD);
        rows.forEach(row -> table.append(line(row)).append('\n'));
        table.append('\n').append(closingLine).append('\n');
        String text = Files.readString(page);
        int begin = text.indexOf(BEGIN);
        int end = text.indexOf(END);
        if (begin < 0 || end < begin) {
            throw new IOException(page + " has no place for the table: " + BEGIN + END);
        }
        Files.writeString(page, text.substring(0, begin + BEGIN.length()) + table + text.substring(end));
    }
}
