package com.payi.it.conformance;

import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import com.payi.it.kit.ProviderExchanges;
import com.payi.it.kit.RecordedExchange;

/** Where the cases are that do not belong to this project. */
final class ConformanceFolder {
    static final String CONTEXTS = "contexts.json";
    static final String EXCHANGES = "provider-exchanges.json";
    static final String REPORTED = "reported-exchanges.json";

    private ConformanceFolder() {}

    /** As configured by {@code payi.conformance.dir}: absolute, or seen from the project's root. */
    static Path configured() {
        return Path.of(System.getProperty("conformance.root", ""))
                .resolve(System.getProperty("conformance.folder", "../shared/conformance")).toAbsolutePath().normalize();
    }

    /** The cases of this project, which cover each rule and are there whether or not others are. */
    static Path own() {
        try {
            return Path.of(ConformanceFolder.class.getResource("/own-cases").toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * This project's own and those of the configured folder, so that no test depends on what the folder has; only those whose
     * answer reaches the application unchanged.
     */
    static List<RecordedExchange> exchanges() {
        List<RecordedExchange> exchanges = new ArrayList<>(ProviderExchanges.read(own()));
        if (Files.isRegularFile(configured().resolve(EXCHANGES))) {
            exchanges.addAll(ProviderExchanges.read(configured()));
        }
        return exchanges.stream()
                .filter(exchange -> SupportedKinds.contain(exchange.kind()) && CallerBody.isWhatWasSent(exchange)).toList();
    }
}
