package com.payi.it.servers;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

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

    /**
     * The application that the build made, without the parts that a platform has no interfaces for.
     *
     * @param directory the name of the directory for it, in which nothing else is kept
     */
    static Path of(Platform platform, String directory) {
        Set<Part> others = EnumSet.complementOf(EnumSet.copyOf(platform.parts()));
        Path copy = StateDirectory.fresh(directory).resolve("accounting.war");
        try (ZipFile whole = new ZipFile(System.getProperty("application.war"));
                ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(copy))) {
            for (ZipEntry entry : Collections.list(whole.entries())) {
                if (others.stream().noneMatch(part -> part.has(entry.getName()))) {
                    out.putNextEntry(new ZipEntry(entry.getName()));
                    whole.getInputStream(entry).transferTo(out);
                    out.closeEntry();
                }
            }
            return copy;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Unpacks an application, for platforms that start it from a class path. */
    static Path unpack(Path war, Path directory) {
        try (ZipFile whole = new ZipFile(war.toFile())) {
            for (ZipEntry entry : Collections.list(whole.entries())) {
                Path target = directory.resolve(entry.getName());
                if (entry.isDirectory()) {
                    Files.createDirectories(target);
                } else {
                    Files.createDirectories(target.getParent());
                    Files.copy(whole.getInputStream(entry), target);
                }
            }
            return directory;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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
