package com.payi.cdi.client.admin;

import java.util.Map;

import jakarta.json.bind.annotation.JsonbProperty;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * A resource with its prices, such as a model (Pay-i: {@code CategoryResourceResponse}).
 *
 * @param category its category
 * @param resource its name, as events and {@code price-as-resource} have it
 * @param resourceId the id of these prices
 * @param active whether these prices hold
 * @param proxyAllowed whether its calls may be proxied
 * @param units the prices by unit
 * @param description what it is; null if Pay-i does not give it
 * @param aliasedResource the resource that it is another name of; null for none
 * @param startTimestamp from when on the prices hold, as Pay-i writes it, in ISO 8601
 * @param endTimestamp until when they hold, as Pay-i writes it, in ISO 8601; null for no end
 * @param deprecatedTimestamp since when its provider advises against it, as Pay-i writes it, in ISO 8601; null if
 *        it does not
 * @param maxInputUnits how many units a request may have; null if Pay-i does not give it
 * @param maxOutputUnits how many units an answer may have; null if Pay-i does not give it
 * @param maxTotalUnits how many units both may have; null if Pay-i does not give it
 * @param largeContextThreshold from how many units on a context is large; null if Pay-i does not give it
 * @param costPerHour US dollars, for what is paid by the hour; null for anything else
 * @since 0.1
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonIgnoreProperties(ignoreUnknown = true)
public record Resource(@JsonbProperty("category") @JsonProperty("category") String category,
        @JsonbProperty("resource") @JsonProperty("resource") String resource,
        @JsonbProperty("resource_id") @JsonProperty("resource_id") String resourceId,
        @JsonbProperty("active") @JsonProperty("active") Boolean active,
        @JsonbProperty("proxy_allowed") @JsonProperty("proxy_allowed") Boolean proxyAllowed,
        @JsonbProperty("units") @JsonProperty("units") Map<String, ResourcePrice> units,
        @JsonbProperty("description") @JsonProperty("description") String description,
        @JsonbProperty("aliased_resource") @JsonProperty("aliased_resource") String aliasedResource,
        @JsonbProperty("start_timestamp") @JsonProperty("start_timestamp") String startTimestamp,
        @JsonbProperty("end_timestamp") @JsonProperty("end_timestamp") String endTimestamp,
        @JsonbProperty("deprecated_timestamp") @JsonProperty("deprecated_timestamp") String deprecatedTimestamp,
        @JsonbProperty("max_input_units") @JsonProperty("max_input_units") Integer maxInputUnits,
        @JsonbProperty("max_output_units") @JsonProperty("max_output_units") Integer maxOutputUnits,
        @JsonbProperty("max_total_units") @JsonProperty("max_total_units") Integer maxTotalUnits,
        @JsonbProperty("large_context_threshold") @JsonProperty("large_context_threshold") Integer largeContextThreshold,
        @JsonbProperty("cost_per_hour") @JsonProperty("cost_per_hour") Double costPerHour) {}
