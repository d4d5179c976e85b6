package com.payi.it.sdks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

import com.payi.it.kit.MeasuredTable;

/** The table of clients in docs/reference/clients.md, from what the tests before this one have shown. */
@Order(Integer.MAX_VALUE)
class ClientMatrixTest {
    private static final String DOCUMENT = "docs/reference/clients.md";
    /** Columns by the name of the test that shows them. */
    private static final Map<String, String> BEHAVIOURS = new LinkedHashMap<>();

    static {
        BEHAVIOURS.put("document", "document");
        BEHAVIOURS.put("stream", "stream as it comes");
        BEHAVIOURS.put("streamCancelledHalfway", "cancelled stream");
        BEHAVIOURS.put("providerError", "provider error");
        BEHAVIOURS.put("retryAfter500", "retry: two events");
        BEHAVIOURS.put("connectionRefused", "connection refused");
        BEHAVIOURS.put("twoUsersInParallel", "two users");
        BEHAVIOURS.put("asyncHasTheRightUser", "async user");
        BEHAVIOURS.put("proxyModeWithLastResult", "proxy mode");
        BEHAVIOURS.put("blockedCallIsRefused", "`block`");
        BEHAVIOURS.put("gzip", "gzip");
    }

    /** Each of these must have a row; where one is missing, not all tests of this module were run. */
    private static final List<String> CLIENTS = List.of(
            "AWS SDK 2.58.0, Apache client",
            "AWS SDK 2.58.0, URL connection",
            "AWS SDK 2.58.0, asynchronous",
            "Apache HttpClient 5.5",
            "Apache HttpClient 5.5, asynchronous",
            "LangChain4j 1.19.0, Anthropic",
            "LangChain4j 1.19.0, Gemini",
            "LangChain4j 1.19.0, OpenAI",
            "OkHttp 4.12",
            "OkHttp 4.12, asynchronous",
            "a client of your own",
            "anthropic-java 3.14.0",
            "anthropic-java 3.14.0, asynchronous",
            "azure-ai-openai 1.0.0-beta.16",
            "azure-ai-openai 1.0.0-beta.16, asynchronous",
            "google-genai 2.2.0",
            "google-genai 2.2.0, asynchronous",
            "java.net.http",
            "openai-java 4.101.0, chat",
            "openai-java 4.101.0, chat, asynchronous",
            "openai-java 4.101.0, responses",
            "openai-java 4.101.0, responses, asynchronous");

    /** Whether no test was chosen on the command line. */
    private static boolean isWholeModule() {
        return System.getProperty("chosen.tests", "").startsWith("$");
    }

    @Test
    void theDocumentHasWhatWasShownAndEveryRequestWasSeen() {
        Map<String, Map<String, Boolean>> results = ClientMatrix.results();
        assumeTrue(isWholeModule() || results.keySet().containsAll(CLIENTS),
                "Only a part of the clients' tests was run: no table is made");
        assertThat(results.keySet()).as("clients whose tests were run").containsAll(CLIENTS);
        List<String> columns = new ArrayList<>(List.of("client"));
        columns.addAll(BEHAVIOURS.values());
        MeasuredTable table = new MeasuredTable(DOCUMENT, "clients", columns.toArray(String[]::new));
        List<String> missing = new ArrayList<>();
        results.forEach((client, shown) -> {
            List<String> row = new ArrayList<>(List.of(client));
            BEHAVIOURS.keySet().forEach(behaviour -> {
                String cell = shown.containsKey("without " + behaviour)
                        ? "–"
                        : Boolean.TRUE.equals(shown.get(behaviour)) ? "yes" : "no";
                row.add(cell);
                if (cell.equals("no")) {
                    missing.add(client + ": " + behaviour);
                }
            });
            table.row(row.toArray(String[]::new));
        });
        System.out.printf("clients: %d/%d seen%n", ClientMatrix.seen(), ClientMatrix.requests());

        assertThat(missing).as("what the library promises for each client").isEmpty();
        assertThat(ClientMatrix.unequal()).as("tests with other events than requests").isEmpty();
        assertThat(ClientMatrix.seen()).as("events of the requests at the provider").isEqualTo(ClientMatrix.requests())
                .isPositive();
        table.check();
    }
}
