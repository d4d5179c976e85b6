package com.payi.cdi.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import com.payi.cdi.testing.Assistant;
import com.payi.cdi.testing.LogCapture;
import com.payi.cdi.testing.TestApplication;
import com.payi.testkit.IngestedEvent;
import com.payi.testkit.Reply;

/** What an operator sees of calls that Pay-i has no price for. */
class UnpricedEventsTest {
    private static final String UNKNOWN_UNITS = "{\"request_id\":\"1\",\"xproxy_result\":{\"request_id\":\"1\",\"unknown_units\":"
            + "{\"text\":{\"input\":1,\"output\":2}}}}";

    private final TestApplication application = TestApplication.configured().with("payi.use-case-name", "shop");
    private final LogCapture log = new LogCapture();

    @AfterEach
    void stop() {
        application.close();
        log.close();
    }

    @Test
    void theLinesOfTheWarningGiveTheNextCallsAPrice() {
        application.payi().failNext(1, 200, UNKNOWN_UNITS);
        ask();
        await().untilAsserted(() -> assertThat(lines("PAYI00230")).hasSize(1));
        application.stop();

        Matcher added = Pattern.compile("(payi\\.model-mappings\\.\\S+)=(<[^>]*>|\\S+)").matcher(lines("PAYI00230").get(0));
        while (added.find()) {
            application.with(added.group(1), added.group(2).startsWith("<") ? "gpt-priced" : added.group(2));
        }
        ask();

        await().untilAsserted(() -> assertThat(application.payi().events()).extracting(IngestedEvent::resource)
                .containsExactly("gpt-priced"));
        assertThat(application.payi().violations()).isEmpty();
    }

    @Test
    void aRefusedResourceIsWarnedOfOnceAndListedAtTheEnd() {
        application.payi().refuse(event -> true, 400, "category_resource_not_found");
        ask();
        application.get(Assistant.class).ask(application.provider().uri());
        await().untilAsserted(() -> assertThat(lines("PAYI00231")).hasSize(1));
        application.stop();

        assertThat(lines("PAYI00231")).singleElement().asString()
                .contains("payi.model-mappings.gpt-4o-mini.model=gpt-4o-mini");
        assertThat(lines("PAYI00233")).singleElement().asString().contains("gpt-4o-mini (unknown_resource): 2");
    }

    @Test
    void aProxiedCallWithoutPriceIsWarnedOfWithItsModel() {
        application.with("payi.proxy", "true");
        application.payi().answerNextProxied(1, 200,
                "{\"id\":\"1\",\"model\":\"gpt-4o-mini-2024\",\"xproxy_result\":{\"request_id\":\"1\",\"unknown_units\":"
                        + "{\"text\":{\"input\":1,\"output\":2}}}}");
        ask();

        await().untilAsserted(() -> assertThat(lines("PAYI00230")).singleElement().asString().contains("'gpt-4o-mini'"));
    }

    @Test
    void anAnswerWithoutUsageIsWarnedOf() {
        application.provider().answer(Reply.json("{\"id\":\"1\",\"choices\":[]}"));
        ask();

        await().untilAsserted(() -> assertThat(lines("PAYI00232")).singleElement().asString().contains("'gpt-4o-mini'"));
    }

    @Test
    void pricedCallsAreNotMentioned() {
        ask();
        await().untilAsserted(() -> assertThat(application.payi().events()).hasSize(1));
        application.stop();

        assertThat(log.lines()).noneMatch(line -> line.contains("PAYI0023"));
    }

    private void ask() {
        application.start();
        application.get(Assistant.class).ask(application.provider().uri());
    }

    private List<String> lines(String id) {
        return log.lines().stream().filter(line -> line.contains(id)).toList();
    }
}
