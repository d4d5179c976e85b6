package com.payi.it.servers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The JARs of the platforms that run from a class path, as the modules below it/platforms list them. */
final class PlatformJars {
    private static final Path DIRECTORY = Path.of(System.getProperty("platforms.directory", "it/platforms"));

    private PlatformJars() {}

    /** The class path of a platform, separated as the command line wants it. */
    static String of(String platform) {
        try {
            return Files.readString(DIRECTORY.resolve(platform).resolve("target/classpath.txt")).strip();
        } catch (IOException e) {
            throw new UncheckedIOException("Build with -Pall-servers, which lists the JARs of " + platform, e);
        }
    }
}
