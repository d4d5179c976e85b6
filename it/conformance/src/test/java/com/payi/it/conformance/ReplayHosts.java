package com.payi.it.conformance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Lets this JVM find providers' hosts on this machine, and no host anywhere else: the JDK's {@code jdk.net.hosts.file} takes
 * the place of every other name service, and is read at each look-up.
 */
final class ReplayHosts {
    private static final Set<String> HOSTS = new TreeSet<>(Set.of("localhost"));

    private ReplayHosts() {}

    /**
     * @param host a name, never an address, which would be called without being looked up
     * @throws CannotBeRun for an address
     */
    static synchronized void add(String host) {
        if (host.isBlank() || host.matches("[0-9.]+|.*[:\\s#\\[\\]].*")) {
            throw new CannotBeRun("the host " + host + " is not a name, so its calls cannot be kept on this machine");
        }
        if (HOSTS.add(host)) {
            write();
        }
    }

    private static void write() {
        String file = System.getProperty("jdk.net.hosts.file");
        if (file == null) {
            throw new IllegalStateException("Run the tests with -Djdk.net.hosts.file=<a file to be written>, so that calls to "
                    + "providers' hosts stay on this machine; the Maven build does");
        }
        try {
            Files.writeString(Path.of(file),
                    HOSTS.stream().map(host -> "127.0.0.1 " + host + "\n").collect(Collectors.joining()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
