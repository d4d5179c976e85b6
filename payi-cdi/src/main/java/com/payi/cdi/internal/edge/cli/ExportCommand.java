package com.payi.cdi.internal.edge.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

import com.payi.cdi.internal.core.delivery.spool.OwnerOnly;
import com.payi.cdi.internal.core.delivery.spool.SpoolException;

/** Writes what waits as lines of JSON, as an offline file has them. */
final class ExportCommand {
    private static final int AT_ONCE = 500;

    private final PrintStream out;
    private final PrintStream err;
    private long exported;

    ExportCommand(PrintStream out, PrintStream err) {
        this.out = out;
        this.err = err;
    }

    ExitCode run(Arguments arguments) throws CommandException {
        String output = arguments.value("--output");
        if (output == null) {
            return export(arguments, out);
        }
        Path file = Arguments.path(output);
        try (OutputStream lines = Channels
                .newOutputStream(OwnerOnly.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE))) {
            return export(arguments, lines);
        } catch (FileAlreadyExistsException e) {
            throw CommandException.unusable(output + " exists already");
        } catch (IOException e) {
            throw CommandException.unusable(output + " cannot be written: " + e);
        }
    }

    private ExitCode export(Arguments arguments, OutputStream lines) throws CommandException {
        ExitCode result = EventFiles.toLook(arguments.paths(), err).each((file, reader) -> write(reader, lines));
        // Not to the standard output, which may be the export.
        err.println(exported + " events exported");
        return result;
    }

    private ExitCode write(EventReader reader, OutputStream lines) throws IOException, SpoolException, CommandException {
        for (List<WaitingEvent> events = reader.next(AT_ONCE); !events.isEmpty(); events = reader.next(AT_ONCE)) {
            StringBuilder text = new StringBuilder();
            events.forEach(event -> text.append(event.event().json()).append('\n'));
            try {
                lines.write(text.toString().getBytes(StandardCharsets.UTF_8));
                lines.flush();
            } catch (IOException e) {
                throw CommandException.unusable("The export cannot be written: " + e);
            }
            if (lines instanceof PrintStream stream && stream.checkError()) {
                throw CommandException.unusable("The export cannot be written: the reader has gone");
            }
            exported += events.size();
        }
        return ExitCode.DONE;
    }
}
