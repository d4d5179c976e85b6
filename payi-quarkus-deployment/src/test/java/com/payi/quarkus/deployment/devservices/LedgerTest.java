package com.payi.quarkus.deployment.devservices;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import com.payi.quarkus.deployment.devservices.ReceivedCall.Mode;
import com.payi.quarkus.runtime.devservices.PayiDevServicesConfig.LimitType;

class LedgerTest {
    /** 15 USD for 100 million tokens in. */
    private static final Map<String, Units> UNITS = Map.of("text", new Units(100_000_000, 0));
    private static final DevServiceSettings SETTINGS = new DevServiceSettings(0, PriceTable.list(),
            Map.of("block", new Limit(new BigDecimal("30"), LimitType.BLOCK), "allow",
                    new Limit(new BigDecimal("20"), LimitType.ALLOW)));

    private final Ledger ledger = new Ledger();

    @Test
    void aLimitIsOkThenExceededThenOverrun() {
        assertThat(book(Mode.PROXY, "1", "block").states()).containsEntry("block", "ok");
        assertThat(book(Mode.PROXY, "2", "block").states()).containsEntry("block", "exceeded");
        assertThat(book(Mode.PROXY, "3", "block").states()).as("a call that was under way").containsEntry("block", "overrun");
        assertThat(ledger.totals().count()).isEqualTo(3);
    }

    @Test
    void theCallThatCrossesALimitSucceeds() {
        assertThat(book(Mode.PROXY, "1", "allow").states()).containsEntry("allow", "ok");
        assertThat(book(Mode.PROXY, "2", "allow").states()).containsEntry("allow", "overrun");
        assertThat(ledger.refusing(List.of("allow"), SETTINGS.limits())).as("it never refuses").isEmpty();
    }

    @Test
    void aLimitThatIsUsedUpRefusesProxiedCalls() {
        book(Mode.PROXY, "1", "block");
        assertThat(ledger.refusing(List.of("block", "allow", "other"), SETTINGS.limits())).isEmpty();
        book(Mode.PROXY, "2", "block");
        assertThat(ledger.refusing(List.of("block", "allow", "other"), SETTINGS.limits())).containsExactly(
                Map.entry("block", "blocked"), Map.entry("allow", "blocked_external"), Map.entry("other", "blocked_external"));
        assertThat(ledger.refusing(List.of("allow"), SETTINGS.limits())).isEmpty();
    }

    @Test
    void anEventThatIsSentAgainCountsOnce() {
        book(Mode.INGEST, "1", "block");
        Ledger.Booking again = book(Mode.INGEST, "1", "block");

        assertThat(again.duplicate()).isTrue();
        assertThat(again.states()).containsEntry("block", "ok");
        assertThat(ledger.totals().cost()).isEqualByComparingTo("15");
        assertThat(ledger.calls(0, 10)).hasSize(1);
    }

    @Test
    void theLatestCallsAreKeptAndTheCostsOfAll() {
        for (int i = 0; i < Ledger.MOST_CALLS + 5; i++) {
            book(Mode.INGEST, "id" + i, "other");
        }

        assertThat(ledger.calls(0, Integer.MAX_VALUE)).hasSize(Ledger.MOST_CALLS).first()
                .extracting(ReceivedCall::id).isEqualTo("id5");
        assertThat(ledger.totals().cost()).isEqualByComparingTo(new BigDecimal(15 * (Ledger.MOST_CALLS + 5)));
    }

    @Test
    void callsWithoutAPriceOrWithoutUsageAreCountedAndWarnedOf() {
        assertThat(book(entry(Mode.INGEST, "1", "unknown", UNITS, 200)).warnings()).singleElement().asString()
                .contains("no price for the units [text] of unknown in the category system.openai")
                .contains(PriceTable.list().date()).contains("quarkus.payi.devservices.prices");
        assertThat(book(entry(Mode.INGEST, "2", "gpt-4o-mini", Map.of(), 200)).warnings()).singleElement().asString()
                .contains("has no usage");
        assertThat(book(entry(Mode.INGEST, "3", "gpt-4o-mini", Map.of(), 500)).warnings()).as("a call that failed").isEmpty();
        assertThat(ledger.totals().unpriced()).isEqualTo(2);
    }

    @Test
    void resetForgets() {
        book(Mode.INGEST, "1", "block");
        ledger.reset();

        assertThat(ledger.calls(0, 10)).isEmpty();
        assertThat(ledger.totals().spentByLimit()).isEmpty();
        assertThat(book(Mode.INGEST, "1", "block").duplicate()).isFalse();
    }

    private Ledger.Booking book(Mode mode, String id, String limit) {
        return book(new Ledger.Entry(mode, id, "system.openai", "gpt-4o-mini", 200,
                new CallContext(null, null, null, null, null, null, List.of(limit), Map.of(), Map.of()), UNITS));
    }

    private static Ledger.Entry entry(Mode mode, String id, String model, Map<String, Units> units, int status) {
        return new Ledger.Entry(mode, id, "system.openai", model, status,
                new CallContext("case", null, null, null, null, null, List.of(), Map.of(), Map.of()), units);
    }

    private Ledger.Booking book(Ledger.Entry entry) {
        return ledger.book(entry, SETTINGS);
    }
}
