package com.payi.it.kafka;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The large fleet under faults, with its figures. */
final class FleetMatrix {
    private static final String HEAD = """
            | fleet | offered | delivered | lost | published again | came again | counted twice | seconds | events a second \
            | most behind |
            | --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |
            """;
    private static final String THROUGHPUT_HEAD = """
            | one at a time | events | events a second | of the first |
            | --- | ---: | ---: | ---: |
            """;
    private static final int EVENTS = 200_000;
    /** Of rows with one fault. */
    private static final int FEWER_EVENTS = 40_000;
    private static final int RELAYS = 3;
    private static final int ROUNDS = 4;

    private FleetMatrix() {}

    /** Takes a folder to work in, and the page that the table goes to. */
    public static void main(String[] arguments) throws Exception {
        Path folder = Files.createTempDirectory(Files.createDirectories(Path.of(arguments[0])), "fleet");
        Path page = Path.of(arguments[1]);
        boolean passed = true;
        try (Broker broker = Broker.start(folder.resolve("broker"))) {
            StringBuilder rows = new StringBuilder();
            for (Fault fault : Fault.values()) {
                int events = fault == Fault.BOTH_KILLED ? EVENTS : FEWER_EVENTS;
                FleetRun run = FleetRun.play(folder, broker, fault, events, RELAYS, fault == Fault.NONE ? 1 : ROUNDS);
                System.out.println(run.row(RELAYS));
                rows.append(run.row(RELAYS)).append('\n');
                passed &= run.lost() == 0 && run.countedTwice() == 0;
            }
            String throughput = Throughput.measure(folder, broker, FEWER_EVENTS).rows();
            System.out.print(throughput);
            if (passed) {
                write("fleet", HEAD + rows, page);
                write("throughput", THROUGHPUT_HEAD + throughput, page);
            }
        }
        System.out.println("fleet: " + (passed ? "passed" : "FAILED"));
        System.exit(passed ? 0 : 1);
    }

    private static void write(String place, String table, Path page) throws IOException {
        String first = "<!-- " + place + ": begin -->\n";
        String last = "<!-- " + place + ": end -->";
        String text = Files.readString(page);
        int begin = text.indexOf(first);
        int end = text.indexOf(last);
        if (begin < 0 || end < begin) {
            throw new IOException(page + " has no place for the table: " + first + last);
        }
        Files.writeString(page, text.substring(0, begin + first.length()) + table + text.substring(end));
    }
}
