package com.payi.cdi.client.admin;

import jakarta.json.bind.annotation.JsonbProperty;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * Calls under a limit, by its state when they were made (Pay-i: {@code RequestsData}).
 *
 * @param ok below the threshold
 * @param exceeded above the threshold, and not above the limit
 * @param overrun above the limit
 * @param blocked refused because of this limit
 * @param blockedExternal refused because of another limit
 * @param failed calls that failed
 * @param total all of them
 * @since 0.1
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonIgnoreProperties(ignoreUnknown = true)
public record RequestCounts(@JsonbProperty("ok") @JsonProperty("ok") Long ok,
        @JsonbProperty("exceeded") @JsonProperty("exceeded") Long exceeded,
        @JsonbProperty("overrun") @JsonProperty("overrun") Long overrun,
        @JsonbProperty("blocked") @JsonProperty("blocked") Long blocked,
        @JsonbProperty("blocked_external") @JsonProperty("blocked_external") Long blockedExternal,
        @JsonbProperty("failed") @JsonProperty("failed") Long failed,
        @JsonbProperty("total") @JsonProperty("total") Long total) {}
