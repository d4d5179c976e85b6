package com.payi.cdi;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;

/**
 * What Pay-i answered to one call (Pay-i: {@code xproxy_result}). Fired as a CDI event, on a thread of the library for
 * reported calls and on the reading thread for proxied ones; {@code @Observes} and {@code @ObservesAsync} both work.
 *
 * @param requestId Pay-i's id of the request, null if it gave none
 * @param providerResponseId the id under which the call was reported, null for a proxied call
 * @param proxied whether the call went through Pay-i
 * @param useCaseName the use case's name, null if Pay-i named none
 * @param useCaseId the id of the use case instance, null if Pay-i named none
 * @param userId the user's id, null if Pay-i named none
 * @param cost the cost in USD, null if Pay-i named none, as for events that go by the bulk interface
 * @param limits the state of each limit by limit id
 * @param blockedLimitIds the ids of the limits that are blocked
 * @param duplicateRequest whether Pay-i had this id already and did not count it again
 * @param warnings Pay-i's warnings, for example of units without a price
 * @since 0.1
 */
public record PayiResult(String requestId, String providerResponseId, boolean proxied, String useCaseName, String useCaseId,
        String userId, Cost cost, Map<String, LimitState> limits, List<String> blockedLimitIds, boolean duplicateRequest,
        List<String> warnings) {
    /**
     * What a call cost, in USD.
     *
     * @param input the input's part
     * @param output the output's part
     * @param total the whole
     */
    public record Cost(double input, double output, double total) {}

    /** Copies the collections. */
    public PayiResult {
        limits = Map.copyOf(Objects.requireNonNull(limits, "limits"));
        blockedLimitIds = List.copyOf(Objects.requireNonNull(blockedLimitIds, "blockedLimitIds"));
        warnings = List.copyOf(Objects.requireNonNull(warnings, "warnings"));
    }

    /**
     * Short for the total of {@link #cost()}.
     *
     * @return the whole cost in USD, if Pay-i named it
     */
    public OptionalDouble totalCost() {
        return cost == null ? OptionalDouble.empty() : OptionalDouble.of(cost.total());
    }
}
