package com.payi.it.conformance;

import java.nio.file.Path;

/** Where the cases are that do not belong to this project. */
final class ConformanceFolder {
    static final String CONTEXTS = "contexts.json";
    static final String EXCHANGES = "provider-exchanges.json";

    private ConformanceFolder() {}

    /** As configured by {@code payi.conformance.dir}: absolute, or seen from the project's root. */
    static Path configured() {
        return Path.of(System.getProperty("conformance.root", ""))
                .resolve(System.getProperty("conformance.folder", "../shared/conformance")).toAbsolutePath().normalize();
    }
}
