package com.payi.cdi.internal.core.delivery.spool;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A spool file that belongs to this application until it is released. */
final class ClaimedFile {
    private final SpoolLock lock;
    /** Null where no events come any more, because their process has died. */
    private final SpoolJournal journal;
    private SpoolFile file;

    private ClaimedFile(SpoolFile file, SpoolLock lock, SpoolJournal journal) {
        this.file = file;
        this.lock = lock;
        this.journal = journal;
    }

    /**
     * Opens a file, and moves what a process has left in its journal into it.
     *
     * @param journal what this application itself writes; null for none
     */
    static ClaimedFile open(Path path, SpoolLock lock, SpoolJournal journal) throws SpoolException {
        SpoolFile file = SpoolDirectory.opened(path);
        boolean replayed = false;
        try {
            JournalReplay.into(file, journal);
            replayed = true;
            return new ClaimedFile(file, lock, journal);
        } finally {
            if (!replayed) {
                file.abandon();
            }
        }
    }

    SpoolFile file() {
        return file;
    }

    /**
     * Forgets the segments of the journal that are, on the disk itself, in the file.
     *
     * @return their numbers
     */
    List<Long> forgetJournaled(Map<Long, Long> moved) throws SpoolException {
        List<Long> gone = journal == null || moved.isEmpty() ? List.of() : journal.forget(moved);
        file.forgetMoved(gone);
        return gone;
    }

    /** After the disk has failed: the same file again, which no other process could claim meanwhile. */
    void reopen() throws SpoolException {
        open(file.nextKey());
    }

    /** A new file in the place of one that is of no use any more. */
    void beginAnew() throws SpoolException {
        long nextKey = file.nextKey();
        file.abandon();
        SpoolDirectory.delete(file.path());
        open(nextKey);
    }

    /** A key is not used again, whatever became of the file: an event that was handed out may still have it. */
    private void open(long nextKey) throws SpoolException {
        file.abandon();
        file = SpoolDirectory.opened(file.path());
        file.continueWith(nextKey);
    }

    /** Keeps the events for the process that claims the file next; an empty file is deleted. */
    void close() throws SpoolException {
        try {
            boolean empty = file.count() == 0;
            file.close();
            if (journal != null) {
                journal.close();
            }
            if (empty) {
                SpoolDirectory.delete(file.path());
            }
        } finally {
            abandonJournal();
            lock.close();
        }
    }

    /** The same without any write, because the disk has failed. What is in the journal stays. */
    void abandon() {
        file.abandon();
        abandonJournal();
        lock.close();
    }

    private void abandonJournal() {
        if (journal != null) {
            journal.abandon();
        }
    }
}
