package com.payi.cdi.internal.core.delivery.spool;

import java.io.EOFException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Iterator;

import org.h2.mvstore.DataUtils;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreException;
import org.h2.mvstore.type.ByteArrayDataType;
import org.h2.mvstore.type.LongDataType;

/** The store that a spool file is: events by key, and the keys of those that were in a request. For one thread. */
final class SpoolStore {
    private static final int CACHE_MEGABYTES = 2;
    /** Below this share of living data, old parts of the file are written anew. */
    private static final int FILL_RATE = 50;
    private static final int COMPACTED_BYTES = 4 * 1024 * 1024;
    /** The store's own default. */
    private static final long MOST_RETENTION_MILLIS = 45_000;
    private static final byte[] MARK = {};

    private final Path path;
    private final MVStore store;
    private final MVMap<Long, byte[]> events;
    private final MVMap<Long, byte[]> attempted;
    /** By the number of a journal's segment, how many of its events are here, or need not be; null if that was never written. */
    private final MVMap<Long, Long> moved;

    private SpoolStore(Path path, MVStore store) {
        this.path = path;
        this.store = store;
        this.events = store.openMap("events", map());
        this.attempted = store.openMap("attempted", map());
        this.moved = store.isReadOnly() && !store.hasMap("moved") ? null : store.openMap("moved", numbers());
    }

    private static MVMap.Builder<Long, byte[]> map() {
        return new MVMap.Builder<Long, byte[]>().keyType(LongDataType.INSTANCE).valueType(ByteArrayDataType.INSTANCE);
    }

    private static MVMap.Builder<Long, Long> numbers() {
        return new MVMap.Builder<Long, Long>().keyType(LongDataType.INSTANCE).valueType(LongDataType.INSTANCE);
    }

    /** Work with the store. */
    interface Work<T> {
        T run();
    }

    static SpoolStore open(Path path) throws SpoolException {
        return open(path, builder(path));
    }

    /** Changes nothing; the file has to exist. */
    static SpoolStore openToRead(Path path) throws SpoolException {
        return open(path, builder(path).readOnly());
    }

    /** Opens a damaged file as far as that is possible, and changes nothing. */
    static SpoolStore openToSalvage(Path path) throws SpoolException {
        return open(path, builder(path).readOnly().recoveryMode());
    }

    private static MVStore.Builder builder(Path path) {
        return new MVStore.Builder().fileName(path.toString()).autoCommitDisabled().cacheSize(CACHE_MEGABYTES);
    }

    private static SpoolStore open(Path path, MVStore.Builder builder) throws SpoolException {
        return guarded(path, () -> {
            MVStore store = builder.open();
            try {
                return new SpoolStore(path, store);
            } catch (RuntimeException | Error e) {
                store.closeImmediately();
                throw e;
            }
        });
    }

    Path path() {
        return path;
    }

    long count() {
        return events.sizeAsLong();
    }

    boolean contains(long key) {
        return events.containsKey(key);
    }

    Iterator<Long> keys() {
        return events.keyIterator(null);
    }

    Iterator<Long> keysFrom(long key) {
        return events.keyIterator(key);
    }

    /** The bytes of an event, whether they are what was written or not. */
    byte[] content(long key) {
        return events.get(key);
    }

    /** @throws IllegalArgumentException if the bytes are not what was written */
    SpooledEvent event(long key, byte[] content) {
        return SpooledEvent.of(key, content, attempted.containsKey(key));
    }

    void put(long key, byte[] content, boolean wasAttempted) {
        events.put(key, content);
        if (wasAttempted) {
            mark(key);
        }
    }

    /** @return the bytes that the event had */
    int remove(long key) {
        byte[] gone = events.remove(key);
        attempted.remove(key);
        return gone == null ? 0 : gone.length;
    }

    void mark(long key) {
        attempted.put(key, MARK);
    }

    void unmark(long key) {
        attempted.remove(key);
    }

    long moved(long segment) {
        Long found = moved == null ? null : moved.get(segment);
        return found == null ? 0 : found;
    }

    void moved(long segment, long events) {
        moved.put(segment, events);
    }

    void forgetMoved(long segment) {
        moved.remove(segment);
    }

    void commit() {
        store.commit();
    }

    void sync() {
        store.sync();
    }

    void compact() {
        store.compact(FILL_RATE, COMPACTED_BYTES);
    }

    /**
     * How long old parts of the file stay. It has to be longer than the time until new parts are forced to the disk:
     * otherwise a power cut damages the file.
     */
    void keepOldParts(Duration time) {
        store.setRetentionTime((int) Math.min(MOST_RETENTION_MILLIS, time.toMillis()));
    }

    void close() {
        store.close();
    }

    /** Closes the file and writes nothing to it. */
    void abandon() {
        store.closeImmediately();
    }

    /** Runs work with the store, and reports its failures as what they mean for the file. */
    <T> T guarded(Work<T> work) throws SpoolException {
        return guarded(path, work);
    }

    void guardedRun(Runnable work) throws SpoolException {
        guarded(path, () -> {
            work.run();
            return null;
        });
    }

    private static <T> T guarded(Path path, Work<T> work) throws SpoolException {
        try {
            return work.run();
        } catch (RuntimeException e) {
            throw new SpoolException(kind(e), path + ": " + e.getMessage(), e);
        }
    }

    private static SpoolException.Kind kind(RuntimeException e) {
        int code = e instanceof MVStoreException store ? store.getErrorCode() : DataUtils.ERROR_INTERNAL;
        return switch (code) {
            case DataUtils.ERROR_FILE_LOCKED -> SpoolException.Kind.IN_USE;
            // A file that ends too early will not become longer.
            case DataUtils.ERROR_READING_FAILED ->
                e.getCause() instanceof EOFException ? SpoolException.Kind.DAMAGED : SpoolException.Kind.UNUSABLE;
            case DataUtils.ERROR_WRITING_FAILED, DataUtils.ERROR_CLOSED -> SpoolException.Kind.UNUSABLE;
            default -> SpoolException.Kind.DAMAGED;
        };
    }
}
