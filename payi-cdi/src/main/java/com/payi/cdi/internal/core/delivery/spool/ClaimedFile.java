package com.payi.cdi.internal.core.delivery.spool;

/** A spool file that belongs to this process until it is released. */
final class ClaimedFile {
    private final SpoolLock lock;
    private SpoolFile file;

    ClaimedFile(SpoolFile file, SpoolLock lock) {
        this.file = file;
        this.lock = lock;
    }

    SpoolFile file() {
        return file;
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
            if (empty) {
                SpoolDirectory.delete(file.path());
            }
        } finally {
            lock.close();
        }
    }

    /** The same without any write, because the disk has failed. */
    void abandon() {
        file.abandon();
        lock.close();
    }
}
