package com.payi.it.servers;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The classes and libraries of a WAR as an application without a server has them: on its class path, before the platform's. */
final class UnpackedApplication {
    /** What makes a class path entry an archive with beans outside of a WAR. */
    private static final String BEANS = "<beans xmlns=\"https://jakarta.ee/xml/ns/jakartaee\" version=\"4.0\""
            + " bean-discovery-mode=\"annotated\"/>\n";

    private UnpackedApplication() {}

    /** The class path of an application, separated as the command line wants it. */
    static String classPath(Path war, Path directory, Platform platform) {
        Path files = WarFile.unpack(war, directory).resolve("WEB-INF");
        Path classes = files.resolve("classes");
        Path beans = classes.resolve("META-INF/beans.xml");
        List<String> entries = new ArrayList<>(List.of(classes.toString()));
        try (Stream<Path> libraries = Files.list(files.resolve("lib"))) {
            libraries.map(Path::toString).sorted().forEach(entries::add);
            Files.createDirectories(beans.getParent());
            Files.writeString(beans, BEANS);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        entries.add(PlatformJars.of(platform.id()));
        return String.join(File.pathSeparator, entries);
    }
}
