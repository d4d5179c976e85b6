package com.payi.cdi.internal.edge.cli;

import java.util.Map;

/**
 * The command line tool. It has to start without any library, so that it can name the one that is missing: everything
 * that needs one is behind {@link CommandLine}.
 */
public final class Main {
    private static final Map<String, String> NEEDED = Map.of(
            "com.fasterxml.jackson.core.JsonFactory", "com.fasterxml.jackson.core:jackson-core",
            "org.jboss.logging.Logger", "org.jboss.logging:jboss-logging",
            "org.h2.mvstore.MVStore", "com.h2database:h2-mvstore");

    private Main() {}

    /** Ends the process with an {@link ExitCode}. */
    public static void main(String[] arguments) {
        String missing = missingLibraries();
        if (!missing.isEmpty()) {
            System.err.println(
                    "This jar is the library alone. Start the one that has the classifier cli (payi-cdi-<version>-cli.jar)"
                            + " in its place, or put on the class path what is missing here: " + missing);
            System.exit(2);
        }
        System.exit(CommandLine.run(arguments));
    }

    private static String missingLibraries() {
        StringBuilder missing = new StringBuilder();
        NEEDED.forEach((name, library) -> {
            try {
                Class.forName(name, false, Main.class.getClassLoader());
            } catch (ClassNotFoundException e) {
                missing.append(missing.isEmpty() ? "" : ", ").append(library);
            }
        });
        return missing.toString();
    }
}
