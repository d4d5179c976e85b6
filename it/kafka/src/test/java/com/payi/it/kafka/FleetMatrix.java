package com.payi.it.kafka;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The large fleet under faults, with its figures. */
final class FleetMatrix {
    private static final String BEGIN = "<!-- fleet: begin -->\n";
    private static final String END = "<!-- fleet: end -->";
    private static final String HEAD = """
            | fleet | offered | delivered | lost | published again | came again | counted twice | seconds | events a second | most behind |
            | --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |
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
        StringBuilder table = new StringBuilder(HEAD);
        boolean passed = true;
        try (Broker broker = Broker.start(folder.resolve("broker"))) {
            for (Fault fault : Fault.values()) {
                int events = fault == Fault.BOTH_KILLED ? EVENTS : FEWER_EVENTS;
                FleetRun run = FleetRun.play(folder, broker, fault, events, RELAYS, fault == Fault.NONE ? 1 : ROUNDS);
                System.out.println(run.row(RELAYS));
                table.append(run.row(RELAYS)).append('\n');
                passed &= run.lost() == 0 && run.countedTwice() == 0;
            }
        }
        if (passed) {
            write(table.toString(), Path.of(arguments[1]));
        }
        System.out.println("fleet: " + (passed ? "passed" : "FAILED"));
        System.exit(passed ? 0 : 1);
    }

    private static void write(String table, Path page) throws IOException {
        String text = Files.readString(page);
        int begin = text.indexOf(BEGIN);
        int end = text.indexOf(END);
        if (begin < 0 || end < begin) {
            throw new IOException(page + " has no place for the table: " + BEGIN + END);
        }
        Files.writeString(page, text.substring(0, begin + BEGIN.length()) + table + text.substring(end));
    }
}
