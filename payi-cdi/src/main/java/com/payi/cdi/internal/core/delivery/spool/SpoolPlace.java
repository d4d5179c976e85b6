package com.payi.cdi.internal.core.delivery.spool;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

import com.payi.cdi.internal.core.log.DeliveryLogger;

/**
 * The place of one application in a spool directory: a number, its lock and its journal. The journal is ready long
 * before the spool file is opened. For two threads: the intake thread appends, the delivering thread does the rest.
 */
public final class SpoolPlace {
    private static final long PAUSE_NANOS = TimeUnit.SECONDS.toNanos(5);

    private final Path directory;
    private volatile boolean appends = true;
    private SpoolLock lock;
    private volatile SpoolJournal journal;
    private SpoolDirectory spool;
    private boolean failed;
    private long failedAt;

    public SpoolPlace(Path directory) {
        this.directory = directory;
    }

    /** Whether events may be appended: not while the spool file cannot take them. */
    public void appends(boolean possible) {
        appends = possible;
    }

    /** Makes the place ready for the first event. What fails is reported when the spool file is opened. */
    public void prepare() {
        try {
            claimed();
            journal.begin();
        } catch (SpoolException | IOException e) {
            DeliveryLogger.LOG.debugf(e, "The spool %s has no journal yet", directory);
        }
    }

    /** @return where the event is; null if it cannot be appended now */
    public JournalPosition append(SpooledEvent event) {
        if (!appends) {
            return null;
        }
        if (journal == null) {
            prepareAgain();
        }
        SpoolJournal ready = journal;
        return ready == null ? null : ready.append(event);
    }

    /** Whether events can be appended at once. */
    public boolean isReady() {
        return appends && journal != null;
    }

    /** The same, but null if the journal is not ready, or another thread is held up in it. */
    public JournalPosition tryAppend(SpooledEvent event) {
        SpoolJournal ready = journal;
        return ready == null || !appends ? null : ready.tryAppend(event);
    }

    private void prepareAgain() {
        synchronized (this) {
            if (failed && System.nanoTime() - failedAt < PAUSE_NANOS) {
                return;
            }
        }
        prepare();
    }

    /** The spool file of the place, which nothing else can use until the place is released. */
    synchronized Path claimed() throws SpoolException {
        if (lock == null) {
            try {
                spool = SpoolDirectory.of(directory);
                lock = spool.lock();
                journal = new SpoolJournal(lock.spoolFile());
                failed = false;
            } catch (SpoolException e) {
                failed = true;
                failedAt = System.nanoTime();
                throw e;
            }
        }
        return lock.spoolFile();
    }

    /** The file is opened, with what other journals than the own one have for it. */
    synchronized ClaimedFile open() throws SpoolException {
        return ClaimedFile.open(claimed(), lock, journal);
    }

    synchronized SpoolDirectory directory() {
        return spool;
    }

    /** Gives the place up, if the spool file was never opened. What is in the journal stays for the next process. */
    public synchronized void abandon() {
        if (lock != null) {
            journal.abandon();
            lock.close();
        }
    }
}
