package com.payi.it.delivery;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Every fault, and what became of the events. */
final class FaultMatrix {
    private FaultMatrix() {}

    static List<Row> rows() {
        return Stream.of(PayiFaults.rows(), AnswerFaults.rows(), LoadFaults.rows(), ProcessFaults.rows(), KillAges.rows())
                .flatMap(List::stream)
                .toList();
    }

    /** Takes a folder to work in, and the page that the table goes to. */
    public static void main(String[] arguments) throws IOException {
        String part = System.getProperty("faults.rows", "");
        Path folder = Path.of(arguments[0]).resolve("fault-matrix");
        List<Row> all = rows();
        List<Row> chosen = all.stream().filter(row -> row.fault().contains(part)).toList();
        List<Played> played = new ArrayList<>();
        for (Row row : chosen) {
            Played result = Played.play(row, folder.resolve(Integer.toString(all.indexOf(row) + 1)), Size.WHOLE);
            System.out.println(MatrixTable.line(result));
            result.complaints().forEach(complaint -> System.out.println("FAILED: " + complaint));
            played.add(result);
        }
        String closingLine = closingLine(played);
        if (chosen.size() == all.size()) {
            MatrixTable.write(played, closingLine, Path.of(arguments[1]));
        }
        System.out.println(closingLine);
        System.exit(played.stream().allMatch(Played::isPassed) && !played.isEmpty() ? 0 : 1);
    }

    static String closingLine(List<Played> played) {
        long passed = played.stream().filter(Played::isPassed).count();
        long lost = played.stream().mapToLong(row -> row.outcome().lost()).sum();
        return "fault matrix: " + passed + "/" + played.size() + ", lost " + lost;
    }
}
