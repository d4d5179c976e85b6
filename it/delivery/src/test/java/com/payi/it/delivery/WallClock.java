package com.payi.it.delivery;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;

/** The time of day as other processes see it, which can be set; the machine's own stays as it is. Needs a C compiler. */
final class WallClock {
    private final Path folder;

    private WallClock(Path folder) {
        this.folder = folder;
    }

    /** Null where there is no C compiler. */
    static WallClock build(Path folder) throws IOException {
        WallClock clock = new WallClock(folder);
        Path source = folder.resolve("wall-clock.c");
        try (InputStream resource = WallClock.class.getResourceAsStream("/wall-clock.c")) {
            Files.copy(resource, source, StandardCopyOption.REPLACE_EXISTING);
        }
        clock.set(Duration.ZERO);
        return Command.succeeds("cc", "-shared", "-fPIC", "-O1", "-o", clock.library().toString(), source.toString(), "-ldl")
                ? clock
                : null;
    }

    private Path library() {
        return folder.resolve("wall-clock.so");
    }

    private Path offset() {
        return folder.resolve("wall-clock.offset");
    }

    /** Written beside and moved, so that no process reads half of it. */
    void set(Duration ahead) throws IOException {
        Path written = Files.writeString(folder.resolve("wall-clock.next"), Long.toString(ahead.toSeconds()));
        Files.move(written, offset(), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /** What a shell has to do before it starts a process that lives by this clock. */
    String shell() {
        return "export LD_PRELOAD='" + library() + "' WALL_CLOCK_OFFSET='" + offset() + "'";
    }
}
