package com.payi.cdi.internal.core.delivery.spool;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

import com.payi.cdi.internal.core.log.DeliveryLogger;

/**
 * The right to work with one spool file. Beside the lock of the file itself, which is lost when the file has to be
 * closed and opened again because the disk was full: no other process shall take the events over meanwhile.
 *
 * <p>
 * A lock of the operating system belongs to the whole process, and any closing of the file gives it up on many systems.
 * Applications of one process, which have class loaders of their own, therefore agree by a system property first, and
 * touch no file that another one of them holds.
 */
final class SpoolLock implements AutoCloseable {
    private static final String HELD = "com.payi.cdi.spool.held:";
    private static final int ATTEMPTS = 10;
    private static final long MOST_LENGTH = 1L << 16;

    private final Path spoolFile;
    private final Path path;
    private final RandomAccessFile file;
    private boolean closed;

    private SpoolLock(Path spoolFile, Path path, RandomAccessFile file) {
        this.spoolFile = spoolFile;
        this.path = path;
        this.file = file;
    }

    Path spoolFile() {
        return spoolFile;
    }

    /** Null if another process, or another application of this one, has it. */
    static SpoolLock tryLock(Path spoolFile) throws IOException {
        Path path = spoolFile.resolveSibling(spoolFile.getFileName() + ".lock");
        if (System.getProperties().putIfAbsent(HELD + path, "") != null) {
            return null;
        }
        SpoolLock lock = null;
        try {
            for (int attempt = 0; lock == null && attempt < ATTEMPTS; attempt++) {
                RandomAccessFile file = locked(path);
                if (file == null) {
                    return null;
                }
                if (isAt(path, file)) {
                    lock = new SpoolLock(spoolFile, path, file);
                } else {
                    // Its process deleted the file between our opening and our locking.
                    file.close();
                }
            }
            return lock;
        } finally {
            if (lock == null) {
                System.getProperties().remove(HELD + path);
            }
        }
    }

    /** Null if another process holds it. */
    private static RandomAccessFile locked(Path path) throws IOException {
        OwnerOnly.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE).close();
        RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw");
        boolean locked = false;
        try {
            locked = file.getChannel().tryLock() != null;
            return locked ? file : null;
        } catch (OverlappingFileLockException e) {
            // Held in this process, by another version of this library.
            return null;
        } finally {
            if (!locked) {
                file.close();
            }
        }
    }

    /**
     * Whether the file at the path is the one that is locked, and not one that came after it. Its length shows that:
     * the file must not be opened, because to close it would give up the lock.
     */
    private static boolean isAt(Path path, RandomAccessFile file) throws IOException {
        long length = 1 + Math.floorMod(System.nanoTime(), MOST_LENGTH);
        file.setLength(length);
        try {
            return Files.size(path) == length;
        } catch (NoSuchFileException e) {
            return false;
        } finally {
            file.setLength(0);
        }
    }

    @Override
    public void close() {
        if (closed) {
            // Another one may hold it meanwhile.
            return;
        }
        closed = true;
        try (file) {
            // First deleted, then unlocked: what opened it meanwhile finds that it has another file.
            Files.deleteIfExists(path);
        } catch (IOException e) {
            DeliveryLogger.LOG.debugf(e, "The lock file %s stays", path);
        } finally {
            System.getProperties().remove(HELD + path);
        }
    }
}
