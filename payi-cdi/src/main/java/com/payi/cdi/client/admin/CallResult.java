package com.payi.cdi.client.admin;

import java.util.List;
import java.util.Map;

import jakarta.json.bind.annotation.JsonbProperty;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * The result of a call (Pay-i: {@code xproxy_result}).
 *
 * @param requestId Pay-i's id of the call
 * @param resourceId the id of the prices that hold for it
 * @param useCaseName its use case; null for none
 * @param useCaseId the instance of the use case; null for none
 * @param useCaseStep the step of the use case; null for none
 * @param userId its user; null for none
 * @param accountName its account; null for none
 * @param cost what it cost; null if Pay-i has no prices
 * @param limits its limits by their ids; null for none
 * @param blockedLimitIds the limits that it was refused for; null for none
 * @param unknownUnits the units that Pay-i has no price for; null for none
 * @param duplicateRequest whether Pay-i knew its id before; null if Pay-i does not give it
 * @param warnings Pay-i's warnings; null for none
 * @param actions what Pay-i has done because of it; null for none
 * @since 0.1
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonIgnoreProperties(ignoreUnknown = true)
public record CallResult(@JsonbProperty("request_id") @JsonProperty("request_id") String requestId,
        @JsonbProperty("resource_id") @JsonProperty("resource_id") String resourceId,
        @JsonbProperty("use_case_name") @JsonProperty("use_case_name") String useCaseName,
        @JsonbProperty("use_case_id") @JsonProperty("use_case_id") String useCaseId,
        @JsonbProperty("use_case_step") @JsonProperty("use_case_step") String useCaseStep,
        @JsonbProperty("user_id") @JsonProperty("user_id") String userId,
        @JsonbProperty("account_name") @JsonProperty("account_name") String accountName,
        @JsonbProperty("cost") @JsonProperty("cost") Cost cost,
        @JsonbProperty("limits") @JsonProperty("limits") Map<String, CallLimit> limits,
        @JsonbProperty("blocked_limit_ids") @JsonProperty("blocked_limit_ids") List<String> blockedLimitIds,
        @JsonbProperty("unknown_units") @JsonProperty("unknown_units") Map<String, UnitCount> unknownUnits,
        @JsonbProperty("duplicate_request") @JsonProperty("duplicate_request") Boolean duplicateRequest,
        @JsonbProperty("warnings") @JsonProperty("warnings") List<String> warnings,
        @JsonbProperty("actions") @JsonProperty("actions") List<String> actions) {}
