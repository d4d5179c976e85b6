package com.payi.cdi.internal.edge.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import com.payi.cdi.internal.core.delivery.spool.SpoolException;

/** Shows what waits. */
final class ListCommand {
    private static final int AT_ONCE = 500;

    private final PrintStream out;
    private final PrintStream err;
    private long files;
    private long total;

    ListCommand(PrintStream out, PrintStream err) {
        this.out = out;
        this.err = err;
    }

    ExitCode run(Arguments arguments) throws CommandException {
        ExitCode result = EventFiles.toLook(arguments.paths(), err).each(this::list);
        out.println(total + " events wait in " + files + " files");
        return result;
    }

    private ExitCode list(Path file, EventReader reader) throws IOException, SpoolException {
        Map<String, Long> useCases = new TreeMap<>();
        long bytes = 0;
        Instant oldest = null;
        for (List<WaitingEvent> events = reader.next(AT_ONCE); !events.isEmpty(); events = reader.next(AT_ONCE)) {
            for (WaitingEvent event : events) {
                bytes += event.event().json().getBytes(StandardCharsets.UTF_8).length;
                useCases.merge(event.useCaseName().isEmpty() ? "(no use case)" : event.useCaseName(), 1L, Long::sum);
                if (event.since() != null && (oldest == null || event.since().isBefore(oldest))) {
                    oldest = event.since();
                }
            }
        }
        long count = useCases.values().stream().mapToLong(Long::longValue).sum();
        out.println(file + ": " + count + " events, " + bytes + " bytes" + (oldest == null ? "" : ", oldest " + oldest)
                + (reader.sentBefore() == 0 ? "" : ", " + reader.sentBefore() + " sent before"));
        useCases.forEach((name, events) -> out.println("  " + printable(name) + ": " + events));
        files++;
        total += count;
        return ExitCode.DONE;
    }

    /** A name comes from a file, and must not steer the terminal. */
    private static String printable(String name) {
        return name.replaceAll("\\p{Cntrl}", "?");
    }
}
