package com.payi.it.quarkus.devui;

import static com.payi.it.quarkus.devui.CallsPage.soon;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;

import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import com.payi.it.kit.FreePort;
import com.payi.testkit.FakePayi;
import com.payi.testkit.FakeProvider;

import io.quarkus.test.QuarkusDevModeTest;

/** What the page of the Dev UI shows of events that Pay-i does not get, of an application with a Pay-i of its own. */
class DevUiDeliveryTest {
    private static final FakeProvider PROVIDER = FakeProvider.start();
    private static final FakePayi PAYI = FakePayi.start();
    private static final int PORT = FreePort.find();
    private static final int CAPACITY = 30;
    private static Browser browser;
    private static CallsPage page;

    @RegisterExtension
    static final QuarkusDevModeTest APPLICATION = new QuarkusDevModeTest()
            .withApplicationRoot(jar -> jar.addClasses(Desk.class, DeskResource.class, Provider.class)
                    .addAsResource(new StringAsset("""
                            quarkus.http.port=%d
                            quarkus.rest-client.provider.url=%s
                            payi.base-url=%s
                            payi.api-key=key
                            payi.ingest.queue-capacity=30
                            payi.ingest.retry.initial-delay=200ms
                            payi.ingest.retry.max-delay=500ms
                            """.formatted(PORT, PROVIDER.uri(), PAYI.uri())), "application.properties"));

    @BeforeAll
    static void startBrowser() throws IOException {
        browser = Browser.start();
        browser.size(1600, 1270);
        page = new CallsPage(browser, "http://127.0.0.1:" + PORT);
        OpenAiAnswers.of(PROVIDER);
    }

    @AfterAll
    static void close() throws IOException {
        if (browser != null) {
            browser.close();
        }
        PAYI.close();
        PROVIDER.close();
    }

    @Test
    void thePageShowsWhyEventsAreNotDelivered() throws Exception {
        page.open();
        aFullQueueShowsHowManyEventsWereNotAccepted();
    }

    private static void aFullQueueShowsHowManyEventsWereNotAccepted() throws Exception {
        PAYI.failNext(100_000, 503, "{}");
        for (int i = 0; i < CAPACITY; i++) {
            page.ask("answer", "gpt-4o-mini", "anna");
        }
        soon(() -> assertThat(page.rows()).hasSize(CAPACITY)
                .allMatch(row -> row.path("state").asText().equals("waiting")));
        page.ask("answer", "gpt-4o-mini", "berta");

        soon(() -> {
            assertThat(page.text("#delivery")).contains("31 offered = 0 delivered + 0 rejected + 1 dropped + 30 queued",
                    "503", "Pay-i is busy or failing; events wait and are sent again");
            assertThat(page.text("#waiting")).isEqualTo("30");
            assertThat(page.rows()).as("an event that is not accepted has no row").hasSize(CAPACITY);
        });
        assertThat(page.text("#cost")).isEqualTo("$0.00");
        assertThat(page.text(".tiles")).as("a Pay-i whose prices are not the list's").contains("as Pay-i answered")
                .doesNotContain("prices of");
    }
}
