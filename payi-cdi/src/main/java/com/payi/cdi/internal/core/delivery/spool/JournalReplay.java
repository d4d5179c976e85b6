package com.payi.cdi.internal.core.delivery.spool;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Finds what a process that has died left in its journal, and moves it into the spool file. */
final class JournalReplay {
    private JournalReplay() {}

    /** @param own what this application itself writes, and moves by another way; null for nothing */
    static void into(SpoolFile file, SpoolJournal own) throws SpoolException {
        Set<Long> live = own == null ? Set.of() : own.numbers();
        List<Path> left = new ArrayList<>();
        for (Path segment : segments(file.path())) {
            if (!live.contains(JournalSegment.number(segment))) {
                left.add(segment);
            }
        }
        for (Path segment : left) {
            long moved = file.moved(JournalSegment.number(segment));
            List<SpooledEvent> events = read(segment, moved);
            if (!events.isEmpty()) {
                file.append(events, Map.of(JournalSegment.number(segment), moved + events.size()));
            }
        }
        if (!left.isEmpty()) {
            // Not before the copies are safe.
            file.sync();
            left.forEach(SpoolDirectory::delete);
            file.forgetMoved(left.stream().map(JournalSegment::number).toList());
        }
    }

    /** The same events for somebody who only looks. */
    static List<SpooledEvent> pending(SpoolFile file, Path spoolFile) throws SpoolException {
        List<SpooledEvent> pending = new ArrayList<>();
        for (Path segment : segments(spoolFile)) {
            pending.addAll(read(segment, file == null ? 0 : file.moved(JournalSegment.number(segment))));
        }
        return pending;
    }

    private static List<Path> segments(Path spoolFile) throws SpoolException {
        try {
            return JournalSegment.of(spoolFile);
        } catch (IOException e) {
            throw SpoolDirectory.unusable(spoolFile, e);
        }
    }

    private static List<SpooledEvent> read(Path segment, long from) throws SpoolException {
        try {
            return JournalSegment.read(segment, from);
        } catch (IOException e) {
            throw SpoolDirectory.unusable(segment, e);
        }
    }
}
