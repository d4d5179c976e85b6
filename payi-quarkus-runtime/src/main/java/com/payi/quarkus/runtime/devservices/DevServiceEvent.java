package com.payi.quarkus.runtime.devservices;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A GenAI call that Pay-i's dev service knows: it was reported or proxied.
 *
 * @param requestId Pay-i's id of the call (Pay-i: {@code request_id})
 * @param proxied whether the call went through the proxy; else it was reported
 * @param receivedAt when the dev service received it
 * @param category whose price list holds (Pay-i: {@code category})
 * @param resource mostly a model (Pay-i: {@code resource})
 * @param httpStatus the provider's status (Pay-i: {@code http_status_code})
 * @param useCaseName the use case (Pay-i: {@code use_case_name})
 * @param useCaseId its instance (Pay-i: {@code use_case_id})
 * @param useCaseVersion its version (Pay-i: {@code use_case_version})
 * @param useCaseStep its step (Pay-i: {@code use_case_step})
 * @param userId the user (Pay-i: {@code user_id})
 * @param accountName the account (Pay-i: {@code account_name})
 * @param limitIds the limits that the call counts against (Pay-i: {@code limit_ids})
 * @param properties of the request (Pay-i: {@code properties})
 * @param units what the call consumed (Pay-i: {@code units})
 * @param cost USD; an estimate with public list prices, or with prices of the application
 * @param priced false if a unit has no price or the answer has no usage: then {@code cost} is too low
 * @param prices where the prices come from: the date of the list, such as {@code 2026-07-24}, or {@code application}; empty
 *        where nothing had a price
 */
public record DevServiceEvent(String requestId, boolean proxied, Instant receivedAt, String category, String resource,
        Optional<Integer> httpStatus, Optional<String> useCaseName, Optional<String> useCaseId,
        Optional<Integer> useCaseVersion,
        Optional<String> useCaseStep, Optional<String> userId, Optional<String> accountName, List<String> limitIds,
        Map<String, String> properties, Map<String, Units> units, BigDecimal cost, boolean priced, Optional<String> prices) {
    /**
     * How much of one unit was consumed.
     *
     * @param input of the prompt
     * @param output of the answer
     */
    public record Units(long input, long output) {}
}
