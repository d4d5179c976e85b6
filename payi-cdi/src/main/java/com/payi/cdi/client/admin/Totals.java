package com.payi.cdi.client.admin;

import jakarta.json.bind.annotation.JsonbProperty;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * What was spent under a limit (Pay-i: {@code TotalCostData}).
 *
 * @param cost the costs
 * @param requests the calls, by the state of the limit
 * @since 0.1
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonIgnoreProperties(ignoreUnknown = true)
public record Totals(@JsonbProperty("cost") @JsonProperty("cost") Cost cost,
        @JsonbProperty("requests") @JsonProperty("requests") RequestCounts requests) {}
