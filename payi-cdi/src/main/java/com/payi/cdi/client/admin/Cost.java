package com.payi.cdi.client.admin;

import jakarta.json.bind.annotation.JsonbProperty;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * Costs in US dollars (Pay-i: {@code cost}).
 *
 * @param currency {@code usd}; null if Pay-i does not give it
 * @param input of what was sent to models
 * @param output of what models answered
 * @param total the sum
 * @since 0.1
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonIgnoreProperties(ignoreUnknown = true)
public record Cost(@JsonbProperty("currency") @JsonProperty("currency") String currency,
        @JsonbProperty("input") @JsonProperty("input") CostDetails input,
        @JsonbProperty("output") @JsonProperty("output") CostDetails output,
        @JsonbProperty("total") @JsonProperty("total") CostDetails total) {}
