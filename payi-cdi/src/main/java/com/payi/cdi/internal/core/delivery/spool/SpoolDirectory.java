package com.payi.cdi.internal.core.delivery.spool;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import com.payi.cdi.internal.core.log.DeliveryLogger;

/**
 * The files of a spool: one for each process that works here, numbered. A process holds the lock of its file while it
 * lives.
 */
public final class SpoolDirectory {
    private static final Pattern NAME = Pattern.compile("payi-(\\d{1,4})\\.spool");
    private static final int MOST = 1000;
    private static final int WRITTEN_AT_ONCE = 500;
    private static final long WRITTEN_BYTES_AT_ONCE = 4 * 1024 * 1024;
    private static final long LITTLE_ROOM = 1024 * 1024;

    private final Path path;

    private SpoolDirectory(Path path) {
        this.path = path;
    }

    /** Makes the directory if it is not there, readable by its owner only, as events may hold prompts. */
    static SpoolDirectory of(Path path) throws SpoolException {
        try {
            if (!Files.isDirectory(path)) {
                boolean posix = path.toAbsolutePath().getFileSystem().supportedFileAttributeViews().contains("posix");
                if (posix) {
                    Files.createDirectories(path,
                            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
                } else {
                    Files.createDirectories(path);
                }
            }
            return new SpoolDirectory(path.toRealPath());
        } catch (IOException e) {
            throw unusable(path, e);
        }
    }

    /** Whether there is room for a few events at least, as far as the file system reports it. */
    boolean hasRoom() {
        try {
            return Files.getFileStore(path).getUsableSpace() >= LITTLE_ROOM;
        } catch (IOException e) {
            return true;
        }
    }

    /**
     * The files of a spool, in the order of their numbers; also one that does not exist yet, because its process died
     * when it had a journal only.
     */
    public static List<Path> files(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(SpoolDirectory::spoolFile).filter(Objects::nonNull).distinct()
                    .sorted(Comparator.comparingInt(SpoolDirectory::number)).toList();
        }
    }

    private static Path spoolFile(Path file) {
        return isSpoolFile(file) ? file : JournalSegment.spoolFileOf(file);
    }

    /** Whether a file has the name of one. */
    public static boolean isSpoolFile(Path file) {
        return number(file) > 0;
    }

    private static int number(Path file) {
        Matcher name = NAME.matcher(file.getFileName().toString());
        return name.matches() ? Integer.parseInt(name.group(1)) : 0;
    }

    /** The lock of the first file that no other process holds: the one of a process that has died, or a new one. */
    SpoolLock lock() throws SpoolException {
        for (int number = 1; number <= MOST; number++) {
            Path file = path.resolve("payi-" + number + ".spool");
            SpoolLock lock = lock(file);
            if (lock != null) {
                return lock;
            }
        }
        throw new SpoolException(SpoolException.Kind.UNUSABLE, path + ": " + MOST + " processes work here", null);
    }

    /** Null if it is held. */
    static SpoolLock lock(Path file) throws SpoolException {
        try {
            return SpoolLock.tryLock(file);
        } catch (IOException e) {
            throw unusable(file, e);
        }
    }

    /** A file beside our own that no process holds any more; null if there is none. */
    ClaimedFile orphan(Path own) {
        try {
            for (Path file : files(path)) {
                ClaimedFile orphan = file.equals(own) ? null : claim(file);
                if (orphan != null) {
                    return orphan;
                }
            }
        } catch (IOException | SpoolException e) {
            DeliveryLogger.LOG.debugf(e, "No spool file in %s can be taken over", path);
        }
        return null;
    }

    /** The file of a process that has died; null if it is held. */
    static ClaimedFile claim(Path file) throws SpoolException {
        SpoolLock lock = lock(file);
        if (lock == null) {
            return null;
        }
        boolean claimed = false;
        try {
            ClaimedFile mine = ClaimedFile.open(file, lock, null);
            claimed = true;
            return mine;
        } catch (SpoolException e) {
            if (e.kind() == SpoolException.Kind.IN_USE) {
                return null;
            }
            throw e;
        } finally {
            if (!claimed) {
                lock.close();
            }
        }
    }

    /** A damaged file is set aside, and a new one takes its place with what can be read. */
    static SpoolFile opened(Path file) throws SpoolException {
        Path successor = beside(file, ".new");
        if (!Files.exists(file) && Files.exists(successor)) {
            // A process died when the damaged file was moved away already: the new one is complete.
            move(successor, file);
        }
        try {
            return SpoolFile.open(file);
        } catch (SpoolException e) {
            if (e.kind() != SpoolException.Kind.DAMAGED) {
                throw e;
            }
            return renewed(file, successor, e);
        }
    }

    /** The damaged file stays where it is until all that can be read of it is in the other one. */
    private static SpoolFile renewed(Path file, Path successor, SpoolException damage) throws SpoolException {
        delete(successor);
        long readable = 0;
        SpoolFile fresh = SpoolFile.open(successor);
        SalvagedFile damaged = SalvagedFile.open(file);
        try {
            long last = -1;
            for (List<SpooledEvent> slice = readable(damaged, last); !slice.isEmpty(); slice = readable(damaged, last)) {
                fresh.restore(slice);
                readable += slice.size();
                last = slice.get(slice.size() - 1).key();
            }
            fresh.sync();
        } catch (SpoolException | RuntimeException | Error e) {
            fresh.abandon();
            delete(successor);
            throw e;
        } finally {
            damaged.abandon();
        }
        fresh.close();
        Path aside = beside(file, ".damaged-" + System.currentTimeMillis());
        move(file, aside);
        move(successor, file);
        DeliveryLogger.LOG.spoolDamaged(file.toString(), aside.toString(), readable, damage.getMessage());
        return SpoolFile.open(file);
    }

    private static List<SpooledEvent> readable(SalvagedFile damaged, long after) {
        return damaged.after(after, WRITTEN_AT_ONCE, WRITTEN_BYTES_AT_ONCE);
    }

    private static Path beside(Path file, String ending) {
        return file.resolveSibling(file.getFileName() + ending);
    }

    private static void move(Path from, Path to) throws SpoolException {
        try {
            Files.move(from, to);
        } catch (IOException e) {
            throw unusable(from, e);
        }
    }

    static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            DeliveryLogger.LOG.debugf(e, "The spool file %s cannot be deleted", file);
        }
    }

    static SpoolException unusable(Path file, IOException e) {
        return new SpoolException(SpoolException.Kind.UNUSABLE, file + ": " + e, e);
    }
}
