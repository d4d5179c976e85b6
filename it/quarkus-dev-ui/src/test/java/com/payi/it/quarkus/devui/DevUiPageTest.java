package com.payi.it.quarkus.devui;

import static com.payi.it.quarkus.devui.CallsPage.soon;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;

import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.payi.it.kit.FreePort;
import com.payi.testkit.FakeProvider;

import io.quarkus.test.QuarkusDevModeTest;

/** The page of the Dev UI in a real browser, of an application whose Pay-i is the dev service. */
class DevUiPageTest {
    private static final FakeProvider PROVIDER = FakeProvider.start();
    private static final int PORT = FreePort.find();
    private static final String ADDRESS = "http://127.0.0.1:" + PORT;
    private static final String DEV_UI_DATA = "/q/dev-ui/devui-data.js";
    private static final Path IMAGES = Path.of(System.getProperty("images.directory"));
    private static final String EVERYTHING = """
            function everything(root) {
                return [...root.querySelectorAll('*')].flatMap(one => one.shadowRoot ? [one, ...everything(one.shadowRoot)] : [one]);
            };
            """;
    private static Browser browser;
    private static CallsPage page;

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
        browser = Browser.start();
        browser.size(1600, 1270);
        page = new CallsPage(browser, ADDRESS);
        OpenAiAnswers.of(PROVIDER);
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
        aRepeatedCallAndAProxiedCallAreShownAsSuch();
        chartsShowTheSameSumsInBothThemes();
        aClickShowsWhatIsSentAndWhereEachValueComesFrom();
        thePageGoesOnAfterALiveReload();
        theCardShowsCallsCostAndWaitingEventsAndNothingComesFromTheNetwork();
        clearForgetsTheCalls();
    }

    private static void callsCostsLimitsAndDeliveryAreShownWhileTheyHappen() throws Exception {
        page.open();
        for (int i = 0; i < 12; i++) {
            page.ask("answer", "gpt-4o-mini", i % 3 == 0 ? "bo" : "anna");
        }
        for (String user : new String[]{"anna", "carla", "carla"}) {
            page.ask("summary", "gpt-4o", user);
        }
        page.ask("search", "acme-7b", "dan");
        page.ask("search", "acme-7b", "dan");
        page.ask("translation", "gpt-4o-mini", "emma");
        page.ask("advice", "gpt-4.1-mini", "bo");

        soon(() -> {
            assertThat(page.text("#calls")).isEqualTo("20");
            assertThat(page.text("#waiting")).isEqualTo("0");
            assertThat(page.text("#cost")).isEqualTo("$0.042196");
            assertThat(page.text("#without-price")).isEqualTo("2");
        });
        assertThat(page.text("#tokens")).isEqualTo("31,819");
        assertThat(page.text("#unpriced")).contains("2 calls have no price", "acme-7b",
                "Add one with quarkus.payi.devservices.prices");
        assertThat(page.text("#limits")).contains("daily_team", "$0.004320 of $0.005000 (86 %)", "premium");
        assertThat(page.text("#delivery")).contains("19 offered = 19 delivered + 0 rejected", "No error");
        JsonNode rows = page.rows();
        assertThat(rows.size()).isEqualTo(20);
        assertThat(rows.get(0).path("model").asText()).as("an unpriced call stands first").isEqualTo("acme-7b");
        assertThat(page.row(row -> row.path("useCase").asText().equals("premium_advice")).path("firstToken").isNumber())
                .isTrue();
        for (String place : new String[]{"#limits", ".tiles", ".charts", ".bar"}) {
            assertThat(page.text(place)).as("the date of the prices").containsPattern("prices of 20\\d\\d-\\d\\d-\\d\\d");
        }
    }

    private static void aRepeatedCallAndAProxiedCallAreShownAsSuch() {
        JsonNode failed = page.row(row -> row.path("status").asInt() == 503);
        JsonNode repeated = page.row(row -> row.path("attempt").asInt() == 2);
        assertThat(failed.path("attempt").asText()).isEqualTo("1");
        assertThat(failed.path("useCase").asText()).isEqualTo("knowledge_base");
        assertThat(repeated.path("status").asInt()).isEqualTo(200);
        assertThat(repeated.path("useCase").asText()).isEqualTo("knowledge_base");
        assertThat(repeated.path("instance").asText()).as("the same operation").isEqualTo(failed.path("instance").asText());

        JsonNode proxied = page.row(row -> row.path("mode").asText().equals("proxy"));
        assertThat(proxied.path("state").asText()).isEqualTo("delivered");
        assertThat(proxied.path("cost").asDouble()).isCloseTo(0.00036, within(1e-9));
        assertThat(proxied.path("model").asText()).isEqualTo("gpt-4o-mini");
        assertThat(proxied.path("user").asText()).isEqualTo("emma");
        assertThat(proxied.path("units").path("text").path("input").asInt()).isEqualTo(1200);
        assertThat(proxied.path("latency").isNumber()).isTrue();
    }

    private static void chartsShowTheSameSumsInBothThemes() throws Exception {
        for (String theme : new String[]{"light", "dark"}) {
            page.theme(theme);
            soon(() -> {
                JsonNode charts = page.value(".querySelectorAll('payi-chart').values().map(one => ({"
                        + "color: one._chart.getOption().yAxis[0].axisLabel.color, "
                        + "sum: one._chart.getOption().series.flatMap(each => each.data).reduce((a, b) => a + b, 0), "
                        + "pixels: new Set(new Uint32Array(one.shadowRoot.querySelector('canvas').getContext('2d')"
                        + ".getImageData(0, 0, 300, 180).data.buffer)).size})).toArray()");
                assertThat(charts).hasSize(4).allSatisfy(
                        chart -> assertThat(chart.path("pixels").asInt()).as("colors of a chart").isGreaterThan(10));
                assertThat(charts.get(0).path("sum").asDouble()).isCloseTo(0.042196, within(1e-9));
                assertThat(charts.get(1).path("sum").asInt()).isEqualTo(31_819);
                assertThat(charts.get(2).path("sum").asDouble()).isCloseTo(0.042196, within(1e-9));
                assertThat(charts.get(3).path("sum").asInt()).isEqualTo(31_819);
                assertThat(browser.value("getComputedStyle(document.body).getPropertyValue('--lumo-body-text-color').trim()")
                        .asText()).isEqualTo(charts.get(0).path("color").asText().trim());
            });
            browser.picture(IMAGES.resolve("dev-ui-" + theme + ".png"));
        }
    }

    private static void aClickShowsWhatIsSentAndWhereEachValueComesFrom() throws Exception {
        page.set("page._filter = 'carla'");
        soon(() -> assertThat(page.rows().size()).isEqualTo(2));
        page.clickCell("carla");
        soon(() -> assertThat(page.text("#levels")).contains("user_id", "TrackContext", "carla", "use_case_name",
                "@Track Desk.summarize", "account_name", "configuration", "use_case_id", "generated with the context"));
        assertThat(page.text("#price")).startsWith("Cost: $0.012500, prices of 20");
        String sent = page.value(".querySelector('qui-themed-code-block').content").asText();
        JsonNode json = new ObjectMapper().readTree(sent);
        assertThat(json.path("use_case_name").asText()).isEqualTo("document_summary");
        assertThat(json.path("user_id").asText()).isEqualTo("carla");
        assertThat(json.path("account_name").asText()).isEqualTo("acme");
        assertThat(json.path("units").path("text").path("input").asInt()).isEqualTo(3000);
        soon(() -> assertThat(browser.value("document.getAnimations().length").asInt()).as("movements").isZero());
        browser.picture(IMAGES.resolve("dev-ui-call.png"));
        page.set("page._open([...page._calls.values()].find(call => call.user === 'emma'))");
        soon(() -> assertThat(page.text("#not-reported")).contains("nothing is reported beside it"));
        page.set("page._shown = undefined; page._filter = ''");
    }

    private static void thePageGoesOnAfterALiveReload() throws Exception {
        assertThat(browser.errors()).as("before the reload").isEmpty();
        browser.value("window.sameDocument = true");
        APPLICATION.modifySourceFile(Desk.class, source -> source.replace("\"ticket_answer\"", "\"ticket_reply\""));
        page.ask("answer", "gpt-4o-mini", "erin");
        soon(() -> {
            assertThat(page.text("#calls")).isEqualTo("21");
            assertThat(page.value(".querySelector('vaadin-grid').items.map(row => row.useCase).join()").asText())
                    .contains("ticket_answer", "ticket_reply");
        });
        assertThat(browser.value("window.sameDocument").asBoolean()).as("the page was not loaded again").isTrue();
        soon(() -> {
            assertThat(browser.pendingRequests()).as("requests that the reload began").isZero();
            assertThat(page.get(DEV_UI_DATA).statusCode()).isEqualTo(200);
        });
        assertThat(browser.errors()).as("during the reload").allMatch(DevUiPageTest::isOfQuarkusWhileItBuilds);
        browser.countErrorsAnew();
    }

    /** Quarkus answers 500 to a page that asks for the data of the Dev UI, as long as it builds the application anew. */
    private static boolean isOfQuarkusWhileItBuilds(String error) {
        return error.contains(ADDRESS + DEV_UI_DATA)
                && (error.contains("status of 500") || error.contains("Failed to fetch dynamically imported module"));
    }

    private static void theCardShowsCallsCostAndWaitingEventsAndNothingComesFromTheNetwork() throws Exception {
        browser.open(ADDRESS + "/q/dev-ui/extensions");
        for (String theme : new String[]{"dark", "light"}) {
            soon(() -> {
                page.theme(theme);
                assertThat(browser.value(EVERYTHING + "everything(document).map(one => one.innerText).join()").asText())
                        .containsPattern("21 calls · \\$0\\.0426 today, prices of 20\\d\\d-\\d\\d-\\d\\d · 0 waiting");
                assertThat(browser.value(EVERYTHING + "everything(document).filter(one => one.localName === 'img'"
                        + " && one.src.endsWith('/payi-quarkus/icon.svg') && one.complete).map(one => one.naturalWidth)[0]")
                        .asInt())
                        .as("the icon of the card, " + theme).isPositive();
            });
        }
        browser.picture(IMAGES.resolve("dev-ui-card.png"));

        assertThat(browser.errors()).isEmpty();
        assertThat(browser.requested()).allSatisfy(url -> assertThat(url).containsAnyOf(ADDRESS, "data:"));
    }

    private static void clearForgetsTheCalls() {
        browser.open(ADDRESS + CallsPage.PATH);
        soon(() -> assertThat(page.text("#calls")).as("a page that is opened later has them all").isEqualTo("21"));
        page.clickClear();
        soon(() -> {
            assertThat(page.text("#calls")).isEqualTo("0");
            assertThat(page.text("#cost")).isEqualTo("$0.00");
            assertThat(page.rows().size()).isZero();
            assertThat(page.text(".charts")).contains("No call yet");
            assertThat(page.text("#limits")).as("of Pay-i, not of the page").contains("daily_team");
        });
        assertThat(browser.errors()).isEmpty();
    }
}
