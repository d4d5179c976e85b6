package com.payi.it.servers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;

/**
 * A JDK for platforms that need a newer one than the tests: that of the system property {@code newer.jdk} or of the
 * environment variable {@code NEWER_JDK}, else the newest of those that are installed beside the tests' own.
 */
final class NewerJdk {
    /** The version that it has at least. */
    static final int FEATURE = 21;

    private static final Path OWN = Path.of(System.getProperty("java.home"));

    private NewerJdk() {}

    static Optional<Path> find() {
        String named = System.getProperty("newer.jdk", System.getenv("NEWER_JDK"));
        Stream<Path> candidates = named == null || named.isBlank() ? installed() : Stream.of(Path.of(named));
        return candidates.filter(jdk -> version(jdk) >= FEATURE).max(Comparator.comparingInt(NewerJdk::version));
    }

    private static Stream<Path> installed() {
        try (Stream<Path> beside = Files.list(OWN.getParent())) {
            return Stream.concat(Stream.of(OWN), beside.toList().stream());
        } catch (IOException e) {
            return Stream.of(OWN);
        }
    }

    /** 0 for a directory that is no JDK. */
    private static int version(Path jdk) {
        if (!Files.isRegularFile(jdk.resolve("release")) || !Files.isExecutable(jdk.resolve("bin/jcmd"))) {
            return 0;
        }
        Properties release = new Properties();
        try (var content = Files.newBufferedReader(jdk.resolve("release"))) {
            release.load(content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Runtime.Version.parse(release.getProperty("JAVA_VERSION", "\"0\"").replace("\"", "")).feature();
    }
}
