package com.payi.cdi.internal.core.delivery.spool;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;

/**
 * The journal in front of a spool file: an event is appended to it as soon as it is built, and is forgotten once the
 * spool file has it. For any number of threads.
 */
final class SpoolJournal {
    private static final long MOST_BYTES = 1024 * 1024;
    /** A smaller segment is not worth to be begun anew. */
    private static final long LEAST_BYTES = 64 * 1024;
    private static final long PAUSE_NANOS = TimeUnit.SECONDS.toNanos(5);
    private static final long LONGEST_WAIT_NANOS = TimeUnit.MILLISECONDS.toNanos(1);

    private final Path spoolFile;
    private final ReentrantLock lock = new ReentrantLock();
    /** The last one is written to. */
    private final Deque<JournalSegment> segments = new ArrayDeque<>();
    private boolean failed;
    private long failedAt;
    private boolean ended;

    SpoolJournal(Path spoolFile) {
        this.spoolFile = spoolFile;
    }

    /** @return null if that is not possible now */
    JournalPosition append(SpooledEvent event) {
        byte[] record = JournalSegment.record(event);
        lock.lock();
        try {
            return write(record);
        } finally {
            lock.unlock();
        }
    }

    /** The same without a wait for another thread that the disk holds up: null then, too. */
    JournalPosition tryAppend(SpooledEvent event) {
        byte[] record = JournalSegment.record(event);
        try {
            if (!lock.tryLock(LONGEST_WAIT_NANOS, TimeUnit.NANOSECONDS)) {
                return null;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return null;
        }
        try {
            return write(record);
        } finally {
            lock.unlock();
        }
    }

    private JournalPosition write(byte[] record) {
        if (ended || failed && System.nanoTime() - failedAt < PAUSE_NANOS) {
            return null;
        }
        try {
            failed = false;
            return current().append(record);
        } catch (IOException e) {
            // The disk is full, for example; the spool file reports it.
            endCurrent();
            failed = true;
            failedAt = System.nanoTime();
            return null;
        }
    }

    /** Begins the first segment, so that the first event does not wait for it. */
    void begin() throws IOException {
        lock.lock();
        try {
            if (!ended) {
                current();
            }
        } finally {
            lock.unlock();
        }
    }

    private JournalSegment current() throws IOException {
        JournalSegment last = segments.peekLast();
        if (last == null || !last.isOpen() || last.bytes() >= MOST_BYTES) {
            JournalSegment next = JournalSegment.begin(spoolFile);
            endCurrent();
            segments.addLast(next);
        }
        return segments.peekLast();
    }

    private void endCurrent() {
        if (!segments.isEmpty()) {
            segments.peekLast().end();
        }
    }

    Set<Long> numbers() {
        lock.lock();
        try {
            return segments.stream().map(JournalSegment::number).collect(Collectors.toSet());
        } finally {
            lock.unlock();
        }
    }

    /**
     * Forgets segments whose events are all in the spool file, on the disk itself.
     *
     * @param moved how many events of each segment are
     * @return their numbers
     */
    List<Long> forget(Map<Long, Long> moved) {
        List<JournalSegment> gone = new ArrayList<>();
        lock.lock();
        try {
            for (JournalSegment segment : segments) {
                boolean isOver = segment != segments.peekLast() || segment.bytes() >= LEAST_BYTES || !segment.isOpen();
                if (isOver && moved.getOrDefault(segment.number(), 0L) >= segment.count()) {
                    gone.add(segment);
                }
            }
            segments.removeAll(gone);
        } finally {
            lock.unlock();
        }
        gone.forEach(JournalSegment::delete);
        return gone.stream().map(JournalSegment::number).toList();
    }

    /** All events are in the spool file. */
    void close() {
        end().forEach(JournalSegment::delete);
    }

    /** What is in it stays for the next process. */
    void abandon() {
        end().forEach(JournalSegment::end);
    }

    private List<JournalSegment> end() {
        lock.lock();
        try {
            ended = true;
            List<JournalSegment> all = List.copyOf(segments);
            segments.clear();
            return all;
        } finally {
            lock.unlock();
        }
    }
}
