package com.payi.cdi.internal.core.delivery.spool;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/** One file of events, which one process at a time can open. For one thread. */
final class SpoolFile implements EventReading {
    private final SpoolStore store;
    private long nextKey;
    private long bytes;
    private boolean uncommitted;

    private SpoolFile(SpoolStore store) {
        this.store = store;
    }

    /**
     * Opens a file and reads it once, so that damage shows here and not later. A file that does not exist is made, for
     * its owner only.
     */
    static SpoolFile open(Path path) throws SpoolException {
        if (!Files.exists(path)) {
            try {
                OwnerOnly.open(path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE).close();
            } catch (IOException e) {
                throw new SpoolException(SpoolException.Kind.UNUSABLE, path + ": " + e, e);
            }
        }
        try {
            return measured(SpoolStore.open(path));
        } catch (OutOfMemoryError e) {
            throw wrongLength(path, e);
        }
    }

    /** The same without any change to the file, which has to exist. */
    static SpoolFile openToRead(Path path) throws SpoolException {
        try {
            return measured(SpoolStore.openToRead(path));
        } catch (OutOfMemoryError e) {
            throw wrongLength(path, e);
        }
    }

    /** What is read is small, unless a length is not what was written. */
    private static SpoolException wrongLength(Path path, OutOfMemoryError e) {
        return new SpoolException(SpoolException.Kind.DAMAGED, path + ": a length is not what was written", e);
    }

    private static SpoolFile measured(SpoolStore store) throws SpoolException {
        boolean whole = false;
        try {
            SpoolFile file = new SpoolFile(store);
            store.guardedRun(file::measure);
            whole = true;
            return file;
        } finally {
            if (!whole) {
                store.abandon();
            }
        }
    }

    private void measure() {
        for (Iterator<Long> keys = store.keys(); keys.hasNext();) {
            long key = keys.next();
            byte[] content = store.content(key);
            store.event(key, content);
            bytes += content.length;
            nextKey = key + 1;
        }
    }

    /** See {@link SpoolStore#keepOldParts}. */
    void keepOldParts(Duration time) {
        store.keepOldParts(time);
    }

    Path path() {
        return store.path();
    }

    long count() {
        return store.count();
    }

    long nextKey() {
        return nextKey;
    }

    void continueWith(long key) {
        nextKey = Math.max(nextKey, key);
    }

    boolean contains(long key) throws SpoolException {
        return store.guarded(() -> store.contains(key));
    }

    /** Of the events that wait; the file may be larger. */
    long bytes() {
        return bytes;
    }

    /** Writes events; they have left this process when this returns. */
    List<Long> append(List<SpooledEvent> added) throws SpoolException {
        return append(added, Map.of());
    }

    /**
     * The same for events of a journal.
     *
     * @param moved how many events of each of its segments need not be read from it any more
     */
    List<Long> append(List<SpooledEvent> added, Map<Long, Long> moved) throws SpoolException {
        List<Long> keys = new ArrayList<>(added.size());
        store.guardedRun(() -> {
            for (SpooledEvent event : added) {
                keys.add(nextKey);
                put(nextKey, event);
            }
            moved.forEach(store::moved);
            commit();
        });
        return keys;
    }

    /** How many events of a journal's segment need not be read from it any more. */
    long moved(long segment) throws SpoolException {
        return store.guarded(() -> store.moved(segment));
    }

    /** The segments are gone. Not written before something else is. */
    void forgetMoved(List<Long> segments) throws SpoolException {
        store.guardedRun(() -> segments.forEach(store::forgetMoved));
    }

    /** Writes events of another file under the keys that they had there. */
    void restore(List<SpooledEvent> salvaged) throws SpoolException {
        store.guardedRun(() -> {
            salvaged.forEach(event -> put(event.key(), event));
            commit();
        });
    }

    private void put(long key, SpooledEvent event) {
        byte[] content = event.toBytes();
        store.put(key, content, event.attempted());
        bytes += content.length;
        nextKey = Math.max(nextKey, key + 1);
    }

    @Override
    public List<SpooledEvent> after(long key, int most, long mostBytes) throws SpoolException {
        List<SpooledEvent> found = new ArrayList<>();
        store.guardedRun(() -> {
            long read = 0;
            for (Iterator<Long> keys = store.keysFrom(key + 1); keys.hasNext() && found.size() < most && read < mostBytes;) {
                long next = keys.next();
                byte[] content = store.content(next);
                read += content.length;
                found.add(store.event(next, content));
            }
        });
        return found;
    }

    /** Removes an event, on disk with the next commit: if the process dies before that, the event is sent again. */
    void remove(long key) throws SpoolException {
        store.guardedRun(() -> {
            bytes -= store.remove(key);
            uncommitted = true;
        });
    }

    /** Removes events, at once. */
    void removeAll(Collection<Long> keys) throws SpoolException {
        for (Long key : keys) {
            remove(key);
        }
        commitIfNeeded();
    }

    /** Remembers that events are in a request. */
    void attempting(Collection<Long> keys) throws SpoolException {
        store.guardedRun(() -> {
            keys.forEach(store::mark);
            commit();
        });
    }

    /** Events are in no request, or not any more. */
    void notAttempting(Collection<Long> keys) throws SpoolException {
        store.guardedRun(() -> {
            keys.forEach(store::unmark);
            commit();
        });
    }

    boolean isCommitted() {
        return !uncommitted;
    }

    void commitIfNeeded() throws SpoolException {
        if (uncommitted) {
            store.guardedRun(this::commit);
        }
    }

    private void commit() {
        store.commit();
        uncommitted = false;
    }

    /** Forces what was written to the disk itself. */
    void sync() throws SpoolException {
        store.guardedRun(store::sync);
    }

    void compact() throws SpoolException {
        store.guardedRun(store::compact);
    }

    void close() throws SpoolException {
        store.guardedRun(store::close);
    }

    @Override
    public void abandon() {
        store.abandon();
    }
}
