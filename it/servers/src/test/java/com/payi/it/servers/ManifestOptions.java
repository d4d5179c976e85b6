package com.payi.it.servers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What the manifest of a JAR asks of the JVM, which counts only where the JAR is started with -jar. */
final class ManifestOptions {
    private ManifestOptions() {}

    /** The same as options, for a JAR that is on a class path. */
    static List<String> of(Path file) {
        try (JarFile jar = new JarFile(file.toFile())) {
            Attributes manifest = jar.getManifest().getMainAttributes();
            return Stream.concat(options(manifest, "Add-Opens", "--add-opens="),
                    options(manifest, "Add-Exports", "--add-exports=")).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<String> options(Attributes manifest, String attribute, String option) {
        String packages = manifest.getValue(attribute);
        return packages == null
                ? Stream.empty()
                : Pattern.compile("\\s+").splitAsStream(packages.strip()).map(name -> option + name + "=ALL-UNNAMED");
    }
}
