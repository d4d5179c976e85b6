package com.payi.cdi.client.admin;

import jakarta.json.bind.annotation.JsonbProperty;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * An amount in US dollars (Pay-i: {@code CostDetails}).
 *
 * @param base the amount
 * @param overrunBase the part of it that is above the limit; null for none
 * @since 0.1
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonIgnoreProperties(ignoreUnknown = true)
public record CostDetails(@JsonbProperty("base") @JsonProperty("base") Double base,
        @JsonbProperty("overrun_base") @JsonProperty("overrun_base") Double overrunBase) {}
