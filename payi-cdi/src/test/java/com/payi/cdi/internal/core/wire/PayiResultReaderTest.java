package com.payi.cdi.internal.core.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import com.payi.cdi.LimitState;
import com.payi.cdi.PayiResult;
import com.payi.cdi.spi.JsonTree;

/** What Pay-i's answers say about a call. */
class PayiResultReaderTest {
    @Test
    void everyMember() {
        Map<String, Object> members = new HashMap<>(Map.of("unknown_units", Map.of("audio", Map.of("input", 3)), "actions",
                List.of("a")));
        members.putAll(Map.of("request_id", "r", "use_case_name", "n", "use_case_id", "i",
                "user_id", "u", "cost",
                Map.of("input", Map.of("base", 1.5), "output", Map.of("base", 2), "total", Map.of("base", 3.5)),
                "limits", Map.of("daily", Map.of("state", "overrun")), "blocked_limit_ids", List.of("team"),
                "duplicate_request", true, "warnings", List.of("w")));
        PayiResult result = PayiResultReader.read(JsonTree.of(members), "event");

        assertThat(result.requestId()).contains("r");
        assertThat(result.providerResponseId()).contains("event");
        assertThat(result.isProxied()).isFalse();
        assertThat(result.useCaseName()).contains("n");
        assertThat(result.useCaseId()).contains("i");
        assertThat(result.userId()).contains("u");
        assertThat(result.cost()).contains(new PayiResult.Cost(1.5, 2, 3.5));
        assertThat(result.limits()).containsOnly(Map.entry("daily", LimitState.OVERRUN));
        assertThat(result.blockedLimitIds()).containsExactly("team");
        assertThat(result.isDuplicate()).isTrue();
        assertThat(result.warnings()).containsExactly("w");
        assertThat(result.unknownUnits()).containsExactly(Map.entry("audio", new PayiResult.Units(3, 0)));
        assertThat(result.actions()).containsExactly("a");
    }

    @Test
    void noMemberIsNeeded() {
        PayiResult result = PayiResultReader.read(JsonTree.of(Map.of("cost", "x", "limits", List.of(1),
                "blocked_limit_ids", Arrays.asList(null, 5))), null);

        assertThat(result.isProxied()).isTrue();
        assertThat(result.providerResponseId()).isEmpty();
        assertThat(result.cost()).isEmpty();
        assertThat(result.limits()).isEmpty();
        assertThat(result.blockedLimitIds()).isEmpty();
        assertThat(result.isDuplicate()).isFalse();
    }

    @Test
    void theAnswerToABulkRequestNamesTheRequestOnly() {
        PayiResult result = PayiResultReader.ofBulk(List.of("event"), JsonTree.of(Map.of("request_id", "r", "user_id", "u")))
                .get(0);
        assertThat(result.providerResponseId()).contains("event");
        assertThat(result.requestId()).contains("r");
        assertThat(result.userId()).isEmpty();
        assertThat(result.cost()).isEmpty();
    }
}
