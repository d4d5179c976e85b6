package com.payi.it.quarkus.devui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import com.payi.it.kit.FakePayi;
import com.payi.it.kit.FakeProvider;

import io.quarkus.test.QuarkusDevModeTest;

/** The page of the Dev UI in a real browser. */
class DevUiPageTest {
    private static final FakePayi PAYI = FakePayi.start();
    private static final FakeProvider PROVIDER = FakeProvider.start();
    private static final int PORT = FakeProvider.deadPort();
    private static final Path IMAGES = Path.of(System.getProperty("images.directory"));
    private static final String PAGE = "http://127.0.0.1:" + PORT + "/q/dev-ui/payi-quarkus-runtime/calls-and-costs";
    private static Browser browser;

    @RegisterExtension
    static final QuarkusDevModeTest APPLICATION = new QuarkusDevModeTest()
            .withApplicationRoot(jar -> jar.addClasses(Desk.class, DeskResource.class, Provider.class)
                    .addAsResource(new StringAsset("""
                            quarkus.http.port=%d
                            quarkus.rest-client.provider.url=%s
                            payi.api-key=%s
                            payi.base-url=%s
                            payi.account-name=support
                            """.formatted(PORT, PROVIDER.uri(), FakePayi.DEFAULT_API_KEY, PAYI.uri())),
                            "application.properties"));

    @BeforeAll
    static void startBrowser() throws IOException {
        Optional<Path> program = Browser.program();
        assumeTrue(program.isPresent(), "No Chromium is installed, so the page of the Dev UI is not tested");
        browser = Browser.start(program.get());
        browser.size(1600, 1150);
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
    void callsCostsLimitsAndDeliveryAreShownInBothThemes() throws Exception {
        PAYI.limitState("daily_team", "exceeded");
        browser.open(PAGE);
        awaitText("tiles", "Cost today");
        for (int i = 0; i < 12; i++) {
            get("/desk/answer?model=gpt-4o-mini&user=" + (i % 3 == 0 ? "bo" : "anna"));
        }
        get("/desk/summary?model=gpt-4o&user=carla");
        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> assertThat(text("#calls")).isEqualTo("13"));
        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> assertThat(text("#waiting")).isEqualTo("0"));
        // TODO numbers
        for (String theme : new String[]{"light", "dark"}) {
            browser.value("import('theme-state').then(module => module.themeState.changeTo('" + theme + "'))");
            await().pollDelay(Duration.ofSeconds(1)).until(() -> true);
            browser.picture(IMAGES.resolve("dev-ui-" + theme + ".png"));
        }
        assertThat(browser.errors()).isEmpty();
    }

    private static void awaitText(String css, String text) {
        try {
            await().atMost(Duration.ofSeconds(20)).ignoreExceptions()
                    .untilAsserted(() -> assertThat(text("." + css)).contains(text));
        } catch (RuntimeException e) {
            try {
                browser.picture(Path.of("/tmp/devui/fail.png"));
            } catch (IOException f) {
            }
            System.out.println("ERRORS " + browser.errors() + "\nREQ "
                    + browser.requested().stream().filter(r -> r.contains("payi")).toList() + browser.value("location.href"));
            throw e;
        }
    }

    /** Of an element of the page, which is inside of the Dev UI's own. */
    private static String text(String css) {
        return browser.value("""
                (() => {
                    const find = root => {
                        const page = root.querySelector('qwc-payi-calls');
                        if (page) { return page; }
                        for (const element of root.querySelectorAll('*')) {
                            const found = element.shadowRoot && find(element.shadowRoot);
                            if (found) { return found; }
                        }
                        return null;
                    };
                    return find(document).shadowRoot.querySelector('%s').innerText.trim();
                })()""".formatted(css)).asText();
    }

    private static void get(String path) throws IOException, InterruptedException {
        HttpResponse<String> answer = HttpClient.newHttpClient().send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + PORT + path)).build(),
                HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }
}
