package com.payi.it.quarkus.devui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

import org.awaitility.core.ThrowingRunnable;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.payi.testkit.FakeProvider;
import com.payi.testkit.Reply;

import io.quarkus.test.QuarkusDevModeTest;

/** The page of the Dev UI in a real browser, of an application whose Pay-i is the dev service. */
class DevUiPageTest {
    private static final FakeProvider PROVIDER = FakeProvider.start();
    private static final int PORT = FakeProvider.deadPort();
    private static final String ADDRESS = "http://127.0.0.1:" + PORT;
    private static final String PAGE = ADDRESS + "/q/dev-ui/payi-quarkus-runtime/calls-and-costs";
    private static final Path IMAGES = Path.of(System.getProperty("images.directory"));
    /** Input and output of an answer, by model. */
    private static final Map<String, int[]> TOKENS = Map.of("gpt-4o-mini", new int[]{1200, 300}, "gpt-4o",
            new int[]{3000, 500}, "acme-7b", new int[]{800, 100});
    private static final String EVERYTHING = """
            function everything(root) {
                return [...root.querySelectorAll('*')].flatMap(one => one.shadowRoot ? [one, ...everything(one.shadowRoot)] : [one]);
            };
            """;
    /** The page is inside of the Dev UI's own elements. */
    private static final String PAGE_ELEMENT = """
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
    private static Browser browser;

    @RegisterExtension
    static final QuarkusDevModeTest APPLICATION = new QuarkusDevModeTest()
            .withApplicationRoot(jar -> jar.addClasses(Desk.class, DeskResource.class, Provider.class)
                    .addAsResource(new StringAsset("""
                            quarkus.http.port=%d
                            quarkus.rest-client.provider.url=%s
                            quarkus.payi.devservices.limits.daily_team.max=0.005
                            quarkus.payi.devservices.limits.premium.max=0.02
                            payi.account-name=support
                            """.formatted(PORT, PROVIDER.uri())), "application.properties"));

    @BeforeAll
    static void startBrowser() throws IOException {
        Optional<Path> program = Browser.program();
        assumeTrue(program.isPresent(), "No Chromium is installed, so the page of the Dev UI is not tested");
        browser = Browser.start(program.get());
        browser.size(1600, 1270);
        AtomicInteger failures = new AtomicInteger();
        PROVIDER.on(request -> !request.bodyText().contains("\"stream\""),
                request -> answer(model(request.bodyText()), failures));
    }

    private static Reply answer(String model, AtomicInteger failures) {
        if (model.equals("acme-7b") && failures.getAndIncrement() == 0) {
            return Reply.json(503, "{\"error\":{\"message\":\"busy\"}}");
        }
        int[] tokens = TOKENS.get(model);
        return Reply.json("""
                {"id":"chatcmpl-%s","object":"chat.completion","model":"%s","choices":[{"index":0,
                 "message":{"role":"assistant","content":"hello"},"finish_reason":"stop"}],
                 "usage":{"prompt_tokens":%d,"completion_tokens":%d,"total_tokens":%d}}
                """.formatted(Long.toHexString(System.nanoTime()), model, tokens[0], tokens[1], tokens[0] + tokens[1]));
    }

    private static String model(String body) {
        try {
            return new ObjectMapper().readTree(body).path("model").asText();
        } catch (IOException e) {
            throw new IllegalArgumentException(body, e);
        }
    }

    @AfterAll
    static void close() throws IOException {
        if (browser != null) {
            browser.close();
        }
        PROVIDER.close();
    }

    /** One test: each would start the application anew. */
    @Test
    void thePageShowsWhatTheApplicationSpends() throws Exception {
        callsCostsLimitsAndDeliveryAreShownWhileTheyHappen();
        chartsShowTheSameSumsInBothThemes();
        aClickShowsWhatIsSentAndWhereEachValueComesFrom();
        thePageGoesOnAfterALiveReload();
        theCardShowsCallsCostAndWaitingEventsAndNothingComesFromTheNetwork();
    }

    private static void callsCostsLimitsAndDeliveryAreShownWhileTheyHappen() throws Exception {
        browser.open(PAGE);
        soon(() -> assertThat(text("#calls")).isEqualTo("0"));
        for (int i = 0; i < 12; i++) {
            ask("answer", "gpt-4o-mini", i % 3 == 0 ? "bo" : "anna");
        }
        for (String user : new String[]{"anna", "carla", "carla"}) {
            ask("summary", "gpt-4o", user);
        }
        ask("search", "acme-7b", "dan");
        ask("search", "acme-7b", "dan");
        ask("advice", "gpt-4.1-mini", "bo");

        soon(() -> {
            assertThat(text("#calls")).isEqualTo("19");
            assertThat(text("#waiting")).isEqualTo("0");
            assertThat(text("#cost")).isEqualTo("$0.041836");
            assertThat(text("#without-price")).isEqualTo("2");
        });
        assertThat(text("#tokens")).isEqualTo("30,319");
        assertThat(text("#unpriced")).contains("2 calls have no price", "acme-7b");
        assertThat(text("#limits")).contains("daily_team", "$0.004320 of $0.005000 (86 %)", "premium");
        assertThat(text("#delivery")).contains("19 offered = 19 delivered + 0 rejected", "No error");
        JsonNode rows = browser.value(PAGE_ELEMENT + ".querySelector('vaadin-grid').items");
        assertThat(rows.size()).isEqualTo(19);
        assertThat(rows.get(0).path("model").asText()).as("an unpriced call stands first").isEqualTo("acme-7b");
        assertThat(rows).anySatisfy(row -> {
            assertThat(row.path("status").asInt()).isEqualTo(200);
            assertThat(row.path("attempt").isMissingNode()).as("each call has an attempt").isFalse();
            assertThat(row.path("useCase").asText()).isEqualTo("knowledge_base");
        }).anySatisfy(row -> {
            assertThat(row.path("firstToken").isNumber()).isTrue();
            assertThat(row.path("useCase").asText()).isEqualTo("premium_advice");
        });
    }

    private static void chartsShowTheSameSumsInBothThemes() throws Exception {
        for (String theme : new String[]{"light", "dark"}) {
            browser.value("import('theme-state').then(module => { module.themeState.changeTo('" + theme + "'); })");
            soon(() -> {
                JsonNode charts = browser.value("[..." + PAGE_ELEMENT + ".querySelectorAll('payi-chart')].map(one => ({"
                        + "color: one._chart.getOption().yAxis[0].axisLabel.color, "
                        + "sum: one._chart.getOption().series.flatMap(each => each.data).reduce((a, b) => a + b, 0), "
                        + "pixels: new Set(new Uint32Array(one.shadowRoot.querySelector('canvas').getContext('2d')"
                        + ".getImageData(0, 0, 300, 180).data.buffer)).size}))");
                assertThat(charts).hasSize(4).allSatisfy(
                        chart -> assertThat(chart.path("pixels").asInt()).as("colors of a chart").isGreaterThan(10));
                assertThat(charts.get(0).path("sum").asDouble()).isCloseTo(0.041836, within(1e-9));
                assertThat(charts.get(1).path("sum").asInt()).isEqualTo(30_319);
                assertThat(charts.get(2).path("sum").asDouble()).isCloseTo(0.041836, within(1e-9));
                assertThat(charts.get(3).path("sum").asInt()).isEqualTo(30_319);
                assertThat(browser.value("getComputedStyle(document.body).getPropertyValue('--lumo-body-text-color').trim()")
                        .asText()).isEqualTo(charts.get(0).path("color").asText().trim());
            });
            browser.picture(IMAGES.resolve("dev-ui-" + theme + ".png"));
        }
    }

    private static void aClickShowsWhatIsSentAndWhereEachValueComesFrom() throws Exception {
        browser.value("(" + PAGE_ELEMENT + ".host._filter = 'carla', 0)");
        soon(() -> assertThat(browser.value(PAGE_ELEMENT + ".querySelector('vaadin-grid').items.length").asInt()).isEqualTo(2));
        browser.click("[..." + PAGE_ELEMENT + ".querySelectorAll('vaadin-grid-cell-content')]"
                + ".find(cell => cell.innerText.includes('carla'))");
        soon(() -> assertThat(text("#levels")).contains("user_id", "TrackContext", "carla", "use_case_name",
                "@Track Desk.summarize",
                "account_name", "configuration", "use_case_id", "generated with the context"));
        String sent = browser.value(PAGE_ELEMENT + ".querySelector('qui-themed-code-block').content").asText();
        JsonNode json = new ObjectMapper().readTree(sent);
        assertThat(json.path("use_case_name").asText()).isEqualTo("document_summary");
        assertThat(json.path("user_id").asText()).isEqualTo("carla");
        assertThat(json.path("account_name").asText()).isEqualTo("acme");
        assertThat(json.path("units").path("text").path("input").asInt()).isEqualTo(3000);
        soon(() -> assertThat(browser.value("document.getAnimations().length").asInt()).as("movements").isZero());
        browser.picture(IMAGES.resolve("dev-ui-call.png"));
        browser.value("(" + PAGE_ELEMENT + ".host._shown = undefined, (" + PAGE_ELEMENT + ").host._filter = '', 0)");
    }

    private static void thePageGoesOnAfterALiveReload() throws Exception {
        assertThat(browser.errors()).as("before the reload").isEmpty();
        browser.value("window.sameDocument = true");
        APPLICATION.modifySourceFile(Desk.class, source -> source.replace("\"ticket_answer\"", "\"ticket_reply\""));
        ask("answer", "gpt-4o-mini", "erin");
        soon(() -> {
            assertThat(text("#calls")).isEqualTo("20");
            assertThat(
                    browser.value(PAGE_ELEMENT + ".querySelector('vaadin-grid').items.map(row => row.useCase).join()").asText())
                    .contains("ticket_answer", "ticket_reply");
        });
        assertThat(browser.value("window.sameDocument").asBoolean()).as("the page was not loaded again").isTrue();
        // While Quarkus starts anew, it may refuse the Dev UI's own data. The page's errors would name its scripts.
        soon(() -> assertThat(browser.pendingRequests()).as("requests that the reload began").isZero());
        assertThat(browser.errors()).as("of the page during the reload").noneMatch(error -> error.contains("payi-"));
        browser.countErrorsAnew();
    }

    private static void theCardShowsCallsCostAndWaitingEventsAndNothingComesFromTheNetwork() throws Exception {
        theReloadIsOver();
        browser.open(ADDRESS + "/q/dev-ui/extensions");
        soon(() -> assertThat(browser.value(EVERYTHING + "everything(document).map(one => one.innerText).join()").asText())
                .contains("20 calls · $0.0422 today · 0 waiting"));
        browser.picture(IMAGES.resolve("dev-ui-card.png"));

        assertThat(browser.errors()).isEmpty();
        assertThat(browser.requested()).allSatisfy(url -> assertThat(url).containsAnyOf(ADDRESS, "data:"));
    }

    /** Quarkus answers 500 to what a page of the Dev UI loads first, as long as it builds the application anew. */
    private static void theReloadIsOver() {
        soon(() -> assertThat(get("/q/dev-ui/devui-data.js").statusCode()).isEqualTo(200));
    }

    private static String text(String css) {
        return browser.value(PAGE_ELEMENT + ".querySelector('" + css + "').innerText.trim()").asText();
    }

    private static void soon(ThrowingRunnable assertions) {
        await().atMost(Duration.ofSeconds(40)).ignoreExceptions().untilAsserted(assertions);
    }

    private static void ask(String useCase, String model, String user) throws IOException, InterruptedException {
        HttpResponse<String> answer = get("/desk/" + useCase + "?model=" + model + "&user=" + user);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }

    private static HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return HttpClient.newHttpClient().send(HttpRequest.newBuilder(URI.create(ADDRESS + path)).build(),
                HttpResponse.BodyHandlers.ofString());
    }
}
