package com.payi.it.kit;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Finds reference data, which lies beside the project and not in it. */
public final class SharedFiles {
    private SharedFiles() {}

    /**
     * Where the system property is set, what it names; else the path below a folder {@code shared}. A relative path counts
     * from the working directory or from the nearest of its parents that has it.
     */
    public static Optional<Path> find(String property, String path) {
        String configured = System.getProperty(property);
        Path wanted = configured == null || configured.isBlank() ? Path.of("shared").resolve(path) : Path.of(configured);
        for (Path folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
            Path candidate = folder.resolve(wanted);
            if (Files.exists(candidate)) {
                return Optional.of(candidate);
            }
        }
        return Optional.empty();
    }
}
