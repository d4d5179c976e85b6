package com.payi.cdi.client.admin;

import java.util.Map;

import jakarta.json.bind.annotation.JsonbProperty;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * A resource of one's own with its prices (Pay-i: {@code POST /categories/{category}/resources/{resource}}).
 *
 * @param units the prices by unit
 * @param maxInputUnits how many units a request may have; null for no bound
 * @param maxOutputUnits how many units an answer may have; null for no bound
 * @param maxTotalUnits how many units both may have; null for no bound
 * @param startTimestamp from when on the prices hold, in ISO 8601; null for now
 * @since 0.1
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonIgnoreProperties(ignoreUnknown = true)
public record NewResource(@JsonbProperty("units") @JsonProperty("units") Map<String, ResourcePrice> units,
        @JsonbProperty("max_input_units") @JsonProperty("max_input_units") Integer maxInputUnits,
        @JsonbProperty("max_output_units") @JsonProperty("max_output_units") Integer maxOutputUnits,
        @JsonbProperty("max_total_units") @JsonProperty("max_total_units") Integer maxTotalUnits,
        @JsonbProperty("start_timestamp") @JsonProperty("start_timestamp") String startTimestamp) {}
