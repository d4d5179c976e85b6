package com.payi.it.kit;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Finds reference data, which lies beside the project and not in it. */
final class SharedFiles {
    private SharedFiles() {}

    /**
     * Where the system property is set, what it names; else the path below a folder {@code shared} beside the working
     * directory or beside any of its parents.
     */
    static Optional<Path> find(String property, String path) {
        String configured = System.getProperty(property);
        if (configured != null && !configured.isBlank()) {
            return Optional.of(Path.of(configured)).filter(Files::exists);
        }
        for (Path folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
            Path candidate = folder.resolve("shared").resolve(path);
            if (Files.exists(candidate)) {
                return Optional.of(candidate);
            }
        }
        return Optional.empty();
    }
}
