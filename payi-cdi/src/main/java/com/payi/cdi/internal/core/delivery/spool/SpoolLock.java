package com.payi.cdi.internal.core.delivery.spool;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

import com.payi.cdi.internal.core.log.DeliveryLogger;

/**
 * The right to work with one spool file. Beside the lock of the file itself, which is lost when the file has to be
 * closed and opened again because the disk was full: no other process shall take the events over meanwhile.
 */
final class SpoolLock implements AutoCloseable {
    private final Path path;
    private final FileChannel channel;

    private SpoolLock(Path path, FileChannel channel) {
        this.path = path;
        this.channel = channel;
    }

    /**
     * Null if another process, or another application of this one, has it. Not to be called for a file whose lock this
     * application holds: on many systems, any closing of a file gives up all locks that the process has on it.
     */
    static SpoolLock tryLock(Path spoolFile) throws IOException {
        Path path = spoolFile.resolveSibling(spoolFile.getFileName() + ".lock");
        FileChannel channel = FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            if (channel.tryLock() != null) {
                return new SpoolLock(path, channel);
            }
        } catch (OverlappingFileLockException e) {
            // Held in this process.
        } catch (IOException e) {
            channel.close();
            throw e;
        }
        channel.close();
        return null;
    }

    @Override
    public void close() {
        try (channel) {
            // First deleted, then unlocked: a process that opened it meanwhile still meets the lock of the spool file.
            Files.deleteIfExists(path);
        } catch (IOException e) {
            DeliveryLogger.LOG.debugf(e, "The lock file %s stays", path);
        }
    }
}
