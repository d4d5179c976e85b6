package com.payi.it.quarkus.devui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.function.Predicate;
import java.util.stream.StreamSupport;

import org.awaitility.core.ThrowingRunnable;

import com.fasterxml.jackson.databind.JsonNode;

/** The page with calls and costs, in a browser, of an application at one address. */
final class CallsPage {
    static final String PATH = "/q/dev-ui/payi-quarkus-runtime/calls-and-costs";
    /** The page is inside of the Dev UI's own elements. */
    private static final String ELEMENT = """
            (() => {
                const page = root => {
                    for (const one of root.querySelectorAll('*')) {
                        const found = one.localName === 'qwc-payi-calls' ? one.shadowRoot : one.shadowRoot && page(one.shadowRoot);
                        if (found) {
                            return found;
                        }
                    }
                    return null;
                };
                return page(document);
            })()""";

    private final Browser browser;
    private final String address;

    CallsPage(Browser browser, String address) {
        this.browser = browser;
        this.address = address;
    }

    void open() {
        browser.open(address + PATH);
        soon(() -> assertThat(text("#calls")).isEqualTo("0"));
    }

    String text(String css) {
        return value(".querySelector('" + css + "').innerText.trim()").asText();
    }

    /** @param member of the page's root, for example {@code .querySelector('…')} */
    JsonNode value(String member) {
        return browser.value(ELEMENT + member);
    }

    /** Sets members of the page's element. */
    void set(String assignments) {
        browser.value("(() => { const page = " + ELEMENT + ".host; " + assignments + "; })()");
    }

    void theme(String name) {
        browser.value("import('theme-state').then(module => { module.themeState.changeTo('" + name + "'); })");
    }

    /** The rows of the table, in its order. */
    JsonNode rows() {
        return value(".querySelector('vaadin-grid').items");
    }

    JsonNode row(Predicate<JsonNode> condition) {
        return StreamSupport.stream(rows().spliterator(), false).filter(condition).findFirst().orElseThrow();
    }

    /** Clicks on the cell of the table with this text. */
    void clickCell(String text) {
        browser.click("[..." + ELEMENT + ".querySelectorAll('vaadin-grid-cell-content')].find(cell => cell.innerText.includes('"
                + text + "'))");
    }

    void clickClear() {
        browser.click("[..." + ELEMENT + ".querySelectorAll('vaadin-button')].find(one => one.innerText === 'Clear')");
    }

    void ask(String useCase, String model, String user) throws IOException, InterruptedException {
        HttpResponse<String> answer = get("/desk/" + useCase + "?model=" + model + "&user=" + user);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }

    HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return HttpClient.newHttpClient().send(HttpRequest.newBuilder(URI.create(address + path)).build(),
                HttpResponse.BodyHandlers.ofString());
    }

    static void soon(ThrowingRunnable assertions) {
        await().atMost(Duration.ofSeconds(40)).ignoreExceptions().untilAsserted(assertions);
    }
}
