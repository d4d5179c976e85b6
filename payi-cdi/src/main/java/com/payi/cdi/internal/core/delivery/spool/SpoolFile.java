package com.payi.cdi.internal.core.delivery.spool;

import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;

import org.h2.mvstore.DataUtils;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreException;
import org.h2.mvstore.type.ByteArrayDataType;
import org.h2.mvstore.type.LongDataType;

/** One file of events, which one process at a time can open. For one thread. */
public final class SpoolFile implements AutoCloseable {
    private static final int CACHE_MEGABYTES = 2;
    /** Below this share of living data, old parts of the file are written anew. */
    private static final int FILL_RATE = 50;
    private static final int COMPACTED_BYTES = 4 * 1024 * 1024;
    /** The store's own default. */
    private static final long MOST_RETENTION_MILLIS = 45_000;
    private static final long MOST_PASSED_OVER = 1L << 40;

    private final Path path;
    private final MVStore store;
    private final MVMap<Long, byte[]> events;
    /** Events that were on their way, so that nobody knows whether Pay-i has them. */
    private final MVMap<Long, byte[]> attempted;
    private long nextKey;
    private long bytes;
    private boolean uncommitted;

    /** An event and where it is. */
    public record Stored(long key, SpooledEvent event, boolean wasAttempted) {}

    private SpoolFile(Path path, MVStore store) {
        this.path = path;
        this.store = store;
        this.events = store.openMap("events", map());
        this.attempted = store.openMap("attempted", map());
    }

    private static MVMap.Builder<Long, byte[]> map() {
        return new MVMap.Builder<Long, byte[]>().keyType(LongDataType.INSTANCE).valueType(ByteArrayDataType.INSTANCE);
    }

    /**
     * Opens a file, made if it is not there and for its owner only, and reads it once, so that damage shows here and not later.
     */
    public static SpoolFile open(Path path) throws SpoolException {
        if (!Files.exists(path)) {
            try {
                OwnerOnly.open(path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE).close();
            } catch (IOException e) {
                throw new SpoolException(SpoolException.Kind.UNUSABLE, path + ": " + e, e);
            }
        }
        return open(path, builder(path), true);
    }

    /** The same for whoever only looks; the file has to be there. */
    static SpoolFile openToRead(Path path) throws SpoolException {
        return open(path, builder(path).readOnly(), true);
    }

    /**
     * Only for {@link #readable}: opens a damaged file and leaves it as it is. Null if it is damaged where it begins, so that
     * nothing can be read.
     */
    static SpoolFile openToSalvage(Path path) {
        try {
            return open(path, builder(path).readOnly().recoveryMode(), false);
        } catch (SpoolException e) {
            return null;
        }
    }

    private static MVStore.Builder builder(Path path) {
        return new MVStore.Builder().fileName(path.toString()).autoCommitDisabled().cacheSize(CACHE_MEGABYTES);
    }

    private static SpoolFile open(Path path, MVStore.Builder builder, boolean whole) throws SpoolException {
        MVStore store = null;
        boolean opened = false;
        try {
            store = builder.open();
            SpoolFile file = new SpoolFile(path, store);
            if (whole) {
                file.measure();
            }
            opened = true;
            return file;
        } catch (OutOfMemoryError e) {
            // What is read is small, unless a length is not what was written.
            throw new SpoolException(SpoolException.Kind.DAMAGED, path + ": a length is not what was written", e);
        } catch (RuntimeException e) {
            throw described(path, e);
        } finally {
            if (!opened && store != null) {
                store.closeImmediately();
            }
        }
    }

    /** How long old parts of the file stay: longer than it takes to force new ones to the disk, or a power cut damages it. */
    void keepOldParts(Duration time) {
        store.setRetentionTime((int) Math.min(MOST_RETENTION_MILLIS, time.toMillis()));
    }

    private void measure() {
        for (Iterator<Long> keys = events.keyIterator(null); keys.hasNext();) {
            Long key = keys.next();
            byte[] event = events.get(key);
            SpooledEvent.of(event);
            bytes += event.length;
            nextKey = key + 1;
        }
    }

    /**
     * Some of the events from a key on that can be read, in the order they came; empty if there are no more.
     */
    List<Stored> readable(long from, int most, long mostBytes) {
        List<Stored> found = new ArrayList<>();
        long read = 0;
        long next = from;
        for (long passedOver = 1; passedOver <= MOST_PASSED_OVER; passedOver *= 2) {
            try {
                for (Iterator<Long> keys = events.keyIterator(next); keys.hasNext();) {
                    Long key = keys.next();
                    next = key + 1;
                    passedOver = 1;
                    read += addReadable(key, found);
                    if (found.size() >= most || read >= mostBytes) {
                        return found;
                    }
                }
                return found;
            } catch (RuntimeException | OutOfMemoryError e) {
                // A part of the tree of keys is damaged; what is behind it can be whole.
                next += passedOver;
            }
        }
        return found;
    }

    private long addReadable(Long key, List<Stored> found) {
        try {
            byte[] content = events.get(key);
            found.add(new Stored(key, SpooledEvent.of(content), attempted.containsKey(key)));
            return content.length;
        } catch (RuntimeException | OutOfMemoryError e) {
            return 0;
        }
    }

    Path path() {
        return path;
    }

    public long count() {
        return events.sizeAsLong();
    }

    long nextKey() {
        return nextKey;
    }

    void continueWith(long key) {
        nextKey = Math.max(nextKey, key);
    }

    boolean contains(long key) throws SpoolException {
        boolean[] found = {false};
        guarded(() -> found[0] = events.containsKey(key));
        return found[0];
    }

    /** Of the events that wait; the file may be larger. */
    long bytes() {
        return bytes;
    }

    /** Writes events; they have left this process when this returns. */
    List<Long> append(List<SpooledEvent> added) throws SpoolException {
        return append(added, false);
    }

    /** @param onTheirWay whether nobody knows if Pay-i has them */
    List<Long> append(List<SpooledEvent> added, boolean onTheirWay) throws SpoolException {
        List<Long> keys = new ArrayList<>(added.size());
        guarded(() -> {
            for (SpooledEvent event : added) {
                byte[] content = event.toBytes();
                events.put(nextKey, content);
                if (onTheirWay) {
                    attempted.put(nextKey, new byte[0]);
                }
                bytes += content.length;
                keys.add(nextKey++);
            }
            commit();
        });
        return keys;
    }

    /** Writes events of another file under the keys that they had there. */
    void restore(List<Stored> salvaged) throws SpoolException {
        guarded(() -> {
            for (Stored stored : salvaged) {
                byte[] content = stored.event().toBytes();
                events.put(stored.key(), content);
                bytes += content.length;
                nextKey = Math.max(nextKey, stored.key() + 1);
                if (stored.wasAttempted()) {
                    attempted.put(stored.key(), new byte[0]);
                }
            }
            commit();
        });
    }

    /**
     * The events after a key in the order they came.
     *
     * @param key -1 for the first ones
     * @param mostBytes after which no further event is read
     */
    public List<Stored> after(long key, int most, long mostBytes) throws SpoolException {
        List<Stored> found = new ArrayList<>();
        guarded(() -> {
            long read = 0;
            for (Iterator<Long> keys = events.keyIterator(key + 1); keys.hasNext() && found.size() < most
                    && read < mostBytes;) {
                Long next = keys.next();
                byte[] content = events.get(next);
                read += content.length;
                found.add(new Stored(next, SpooledEvent.of(content), attempted.containsKey(next)));
            }
        });
        return found;
    }

    /** Takes an event away, on disk with the next commit: should the process die before that, the event is sent again. */
    void remove(long key) throws SpoolException {
        guarded(() -> {
            byte[] gone = events.remove(key);
            bytes -= gone == null ? 0 : gone.length;
            attempted.remove(key);
            uncommitted = true;
        });
    }

    /** Takes events away, at once. */
    public void removeAll(Collection<Long> keys) throws SpoolException {
        for (Long key : keys) {
            remove(key);
        }
        commitIfNeeded();
    }

    /** Remembers that events are on their way. */
    void attempting(Collection<Long> keys) throws SpoolException {
        guarded(() -> {
            keys.forEach(key -> attempted.put(key, new byte[0]));
            commit();
        });
    }

    /** They are not, or not any more. */
    void notAttempting(Collection<Long> keys) throws SpoolException {
        guarded(() -> {
            keys.forEach(attempted::remove);
            commit();
        });
    }

    boolean isCommitted() {
        return !uncommitted;
    }

    void commitIfNeeded() throws SpoolException {
        if (uncommitted) {
            guarded(this::commit);
        }
    }

    private void commit() {
        store.commit();
        uncommitted = false;
    }

    /** Forces what was written to the disk itself. */
    void sync() throws SpoolException {
        guarded(store::sync);
    }

    void compact() throws SpoolException {
        guarded(() -> store.compact(FILL_RATE, COMPACTED_BYTES));
    }

    private void guarded(Runnable work) throws SpoolException {
        try {
            work.run();
        } catch (RuntimeException e) {
            throw described(path, e);
        }
    }

    private static SpoolException described(Path path, RuntimeException e) {
        int code = e instanceof MVStoreException store ? store.getErrorCode() : DataUtils.ERROR_INTERNAL;
        SpoolException.Kind kind = switch (code) {
            case DataUtils.ERROR_FILE_LOCKED -> SpoolException.Kind.IN_USE;
            // A file that ends too early will not become longer.
            case DataUtils.ERROR_READING_FAILED ->
                e.getCause() instanceof EOFException ? SpoolException.Kind.DAMAGED : SpoolException.Kind.UNUSABLE;
            case DataUtils.ERROR_WRITING_FAILED, DataUtils.ERROR_CLOSED ->
                SpoolException.Kind.UNUSABLE;
            default -> SpoolException.Kind.DAMAGED;
        };
        return new SpoolException(kind, path + ": " + e.getMessage(), e);
    }

    @Override
    public void close() throws SpoolException {
        guarded(store::close);
    }

    /** Without writing anything: the disk has failed already. */
    void abandon() {
        store.closeImmediately();
    }
}
