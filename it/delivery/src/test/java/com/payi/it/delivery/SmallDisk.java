package com.payi.it.delivery;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file system with little room, where the user of this process may mount one. */
final class SmallDisk implements AutoCloseable {
    private final Path folder;
    private final boolean mounted;

    private SmallDisk(Path folder, boolean mounted) {
        this.folder = folder;
        this.mounted = mounted;
    }

    static SmallDisk mount(Path folder, int kilobytes) throws IOException {
        Files.createDirectories(folder);
        return new SmallDisk(folder,
                Command.succeeds("mount", "-t", "tmpfs", "-o", "size=" + kilobytes + "k", "tmpfs", folder.toString()));
    }

    boolean isMounted() {
        return mounted;
    }

    @Override
    public void close() {
        if (mounted) {
            // Lazily: after a row that failed, its process still has files there.
            Command.succeeds("umount", "-l", folder.toString());
        }
    }
}
