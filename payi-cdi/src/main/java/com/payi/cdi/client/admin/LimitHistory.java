package com.payi.cdi.client.admin;

import jakarta.json.bind.annotation.JsonbProperty;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * A limit before it was reset (Pay-i: {@code LimitHistory}).
 *
 * @param limitId its id
 * @param limitName its name
 * @param limitType {@code allow} or {@code block}
 * @param max how much could be spent, in US dollars
 * @param totals what had been spent
 * @param limitResetTimestamp when it was reset, as Pay-i writes it, in ISO 8601
 * @since 0.1
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonIgnoreProperties(ignoreUnknown = true)
public record LimitHistory(@JsonbProperty("limit_id") @JsonProperty("limit_id") String limitId,
        @JsonbProperty("limit_name") @JsonProperty("limit_name") String limitName,
        @JsonbProperty("limit_type") @JsonProperty("limit_type") String limitType,
        @JsonbProperty("max") @JsonProperty("max") Double max,
        @JsonbProperty("totals") @JsonProperty("totals") Totals totals,
        @JsonbProperty("limit_reset_timestamp") @JsonProperty("limit_reset_timestamp") String limitResetTimestamp) {}
