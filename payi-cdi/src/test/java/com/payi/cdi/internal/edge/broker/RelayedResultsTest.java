package com.payi.cdi.internal.edge.broker;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import com.payi.cdi.internal.core.config.PriceMappings;
import com.payi.cdi.internal.core.delivery.EventSubject;
import com.payi.cdi.internal.core.spend.NewNumbers;
import com.payi.cdi.internal.core.spend.UnpricedCalls;
import com.payi.cdi.internal.core.wire.PayiResultReader;
import com.payi.cdi.spi.JsonTree;
import com.payi.cdi.testing.LogCapture;

/** What a relay makes of Pay-i's answers. */
class RelayedResultsTest {
    private static final String EVENT = "{\"category\":\"system.azureopenai\",\"resource\":\"my-gpt4o\",\"http_status_code\":200,"
            + "\"units\":{\"text\":{\"input\":1,\"output\":2}},\"use_case_name\":\"chat\"}";

    private final LogCapture log = new LogCapture();
    private final UnpricedCalls unpriced = new UnpricedCalls(PriceMappings.NONE, 50, new NewNumbers());
    private final RelayedResults results = new RelayedResults(unpriced);

    @AfterEach
    void stop() {
        log.close();
    }

    @Test
    void callsWithoutAPriceAreLoggedWithWhatTheEventIsAbout() {
        results.accounted(PayiResultReader.ofEvent("id", JsonTree.of(Map.of("xproxy_result",
                Map.of("unknown_units", Map.of("text", Map.of("input", 1, "output", 2)))))), null,
                () -> EventSubject.read(EVENT));
        results.rejected("id", "category_resource_not_found", () -> EventSubject.read(EVENT));
        results.rejected("id", "invalid_limit_ids", () -> EventSubject.read(EVENT));
        unpriced.close();

        assertThat(log.lines()).hasSize(3);
        assertThat(log.lines().get(0)).contains("PAYI00230",
                "payi.model-mappings.my-gpt4o.price-as-category=system.azureopenai");
        assertThat(log.lines().get(1)).contains("PAYI00231", "'my-gpt4o'");
        assertThat(log.lines().get(2)).contains("PAYI00233",
                "my-gpt4o (unknown_resource): 1, my-gpt4o (unknown_units): 1");
    }

    @Test
    void anEventThatCannotBeReadIsCountedWithoutAName() {
        results.rejected("id", "category_resource_not_found", () -> EventSubject.read(null));
        results.rejected("id", "category_resource_not_found", () -> EventSubject.read("no JSON"));
        unpriced.close();

        assertThat(log.lines().get(log.lines().size() - 1)).contains("none (unknown_resource): 2");
    }
}
