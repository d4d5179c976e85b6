package com.payi.it.servers;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** Makes applications that differ in a file or two from the one that the build made. */
final class WarFile {
    private WarFile() {}

    /** @param entries by path; a file that is there already is replaced */
    static Path changed(Path war, Path copy, Map<String, byte[]> entries) throws IOException {
        Files.copy(war, copy);
        try (FileSystem files = FileSystems.newFileSystem(copy)) {
            for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                Path path = files.getPath(entry.getKey());
                Files.createDirectories(path.getParent());
                Files.write(path, entry.getValue());
            }
        }
        return copy;
    }

    /** The entries of classes that the tests have and the application has not. */
    static Map<String, byte[]> classes(Class<?>... classes) throws IOException {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        for (Class<?> type : classes) {
            String file = type.getName().replace('.', '/') + ".class";
            try (InputStream content = type.getClassLoader().getResourceAsStream(file)) {
                entries.put("WEB-INF/classes/" + file, content.readAllBytes());
            }
        }
        return entries;
    }
}
