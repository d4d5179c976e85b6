package com.payi.cdi.internal.edge.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import com.payi.cdi.internal.core.config.ConfigLookup;
import com.payi.cdi.internal.core.config.PayiConfiguration;
import com.payi.cdi.internal.core.delivery.CloseableSender;
import com.payi.cdi.internal.core.delivery.http.HttpIngestSender;
import com.payi.cdi.internal.core.delivery.spool.SpoolException;

/** Sends what waits, with the ids that it has, and removes what Pay-i has ingested. */
final class SendCommand {
    /** Requests on their way at once. */
    private static final int AT_ONCE = 8;

    private final PrintStream out;
    private final PrintStream err;

    SendCommand(PrintStream out, PrintStream err) {
        this.out = out;
        this.err = err;
    }

    ExitCode run(Arguments arguments) throws CommandException {
        PayiConfiguration payi = PayiAccess.of(arguments, ConfigLookup.ofEnvironment());
        try (CloseableSender sender = new HttpIngestSender(payi)) {
            Sending sending = new Sending(sender, payi.delivery().requestTimeout(), Sending::sleep);
            boolean dropRejected = arguments.has("--drop-rejected");
            return EventFiles.toTake(arguments.paths(), err)
                    .each((file, reader) -> send(file, reader, sending, payi.key().origin(), dropRejected));
        }
    }

    private ExitCode send(Path file, EventReader reader, Sending sending, String keyOrigin, boolean dropRejected)
            throws IOException, SpoolException, CommandException {
        Summary summary = new Summary();
        try {
            while (!sending.isHopeless()) {
                List<WaitingEvent> events = reader.next(AT_ONCE);
                if (events.isEmpty()) {
                    break;
                }
                reader.sending(events);
                List<WaitingEvent> done = new ArrayList<>();
                sending.send(events, (event, answer) -> {
                    if (summary.add(event, answer) || dropRejected && Summary.isRefused(answer)) {
                        done.add(event);
                    }
                });
                reader.done(done);
            }
        } finally {
            out.println(file + ": " + summary.summary(reader.sentBefore(), dropRejected));
            out.flush();
        }
        if (sending.isKeyRefused()) {
            throw CommandException
                    .unusable("The key is refused: " + sending.reason() + ". It comes from " + keyOrigin
                            + ". Nothing is lost; what was not sent waits on");
        }
        summary.troubles().forEach(err::println);
        return sending.isHopeless() ? hopeless(sending) : summary.exitCode();
    }

    private ExitCode hopeless(Sending sending) {
        err.println("Nothing gets through (" + sending.reason() + "). What was not sent waits on; run this again later");
        return ExitCode.REMAINING;
    }
}
