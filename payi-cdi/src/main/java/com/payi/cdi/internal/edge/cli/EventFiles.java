package com.payi.cdi.internal.edge.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import com.payi.cdi.internal.core.delivery.spool.SpoolDirectory;
import com.payi.cdi.internal.core.delivery.spool.SpoolException;
import com.payi.cdi.internal.core.delivery.spool.SpoolVisit;

/** The files that a command works with, one after another: a failure with one does not end the work with the others. */
final class EventFiles {
    private static final int MOST_DAMAGES_SHOWN = 20;
    /** What a spool file begins with. */
    private static final String SPOOL_HEADER = "H:2,";

    private final List<Path> paths;
    private final boolean takeAway;
    private final PrintStream err;

    /** What is done with one file. */
    interface Work {
        ExitCode with(Path file, EventReader reader) throws IOException, SpoolException, CommandException;
    }

    private EventFiles(List<Path> paths, boolean takeAway, PrintStream err) {
        this.paths = paths;
        this.takeAway = takeAway;
        this.err = err;
    }

    /** To look, and change nothing. */
    static EventFiles toLook(List<Path> paths, PrintStream err) {
        return new EventFiles(paths, false, err);
    }

    /** To take events away. */
    static EventFiles toTake(List<Path> paths, PrintStream err) {
        return new EventFiles(paths, true, err);
    }

    /** @throws CommandException if the command cannot go on, not even with other files */
    ExitCode each(Work work) throws CommandException {
        ExitCode result = ExitCode.DONE;
        for (Path path : paths) {
            try {
                List<Path> files = Files.isDirectory(path) ? SpoolDirectory.files(path) : List.of(path);
                if (files.isEmpty()) {
                    result = result.and(nothing(path));
                }
                for (Path file : files) {
                    result = result.and(one(file, work));
                }
            } catch (IOException e) {
                result = result.and(trouble(path, "cannot be read: " + e));
            }
        }
        return result;
    }

    /** Everything was delivered; or it is the wrong directory, which only the user can know. */
    private ExitCode nothing(Path directory) {
        err.println(directory + " has no spool files (payi-1.spool, …): nothing waits there, if it is the spool's directory");
        return ExitCode.DONE;
    }

    private ExitCode one(Path file, Work work) throws CommandException {
        try (EventReader reader = open(file)) {
            ExitCode result = work.with(file, reader);
            return reader.damages().isEmpty() ? result : result.and(damaged(file, reader.damages()));
        } catch (SpoolException e) {
            return e.kind() == SpoolException.Kind.IN_USE
                    ? inUse(file,
                            "a running application works with it and delivers its events. Stop it first, or leave them to it")
                    : trouble(file, "cannot be used: " + e.getMessage());
        } catch (InUseException e) {
            return inUse(file, "it is being sent by another process");
        } catch (IOException e) {
            return trouble(file, "cannot be used: " + e);
        }
    }

    private EventReader open(Path file) throws IOException, SpoolException {
        if (isSpool(file)) {
            return new SpoolReader(takeAway ? SpoolVisit.take(file) : SpoolVisit.look(file));
        }
        SentIds sent = takeAway ? SentIds.note(file) : SentIds.look(file);
        if (sent == null) {
            throw new InUseException();
        }
        return new OfflineReader(file, sent);
    }

    private static boolean isSpool(Path file) throws IOException {
        if (SpoolDirectory.isSpoolFile(file)) {
            return true;
        }
        try (InputStream content = Files.newInputStream(file)) {
            return new String(content.readNBytes(SPOOL_HEADER.length()), StandardCharsets.ISO_8859_1).equals(SPOOL_HEADER);
        }
    }

    private ExitCode damaged(Path file, List<String> damages) {
        List<String> shown = new ArrayList<>(damages.subList(0, Math.min(damages.size(), MOST_DAMAGES_SHOWN)));
        if (damages.size() > shown.size()) {
            shown.add("and " + (damages.size() - shown.size()) + " more");
        }
        shown.forEach(damage -> err.println(file + ": " + damage));
        return ExitCode.ATTENTION;
    }

    private ExitCode inUse(Path file, String why) {
        err.println(file + " is in use: " + why);
        return ExitCode.IN_USE;
    }

    private ExitCode trouble(Path file, String what) {
        err.println(file + " " + what);
        return ExitCode.ATTENTION;
    }

    /** Another process notes what it sends of the file. */
    private static final class InUseException extends IOException {
        private static final long serialVersionUID = 1L;
    }
}
