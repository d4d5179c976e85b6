package com.payi.cdi.client.admin;

import jakarta.json.bind.annotation.JsonbProperty;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * A limit as Pay-i knows it (Pay-i: {@code LimitResponse.limit}).
 *
 * @param limitId its id, as contexts name it
 * @param limitName its name
 * @param limitType {@code allow}: calls go on when it is used up; {@code block}: the proxy refuses them
 * @param max how much may be spent, in US dollars
 * @param threshold the share of {@code max} from which on it is exceeded; null if Pay-i does not give it
 * @param totals what was spent under it, and how many calls; null if Pay-i does not give it
 * @param limitCreationTimestamp when it was created, as Pay-i writes it, in ISO 8601
 * @param limitUpdateTimestamp when it was changed last, as Pay-i writes it, in ISO 8601
 * @since 0.1
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonIgnoreProperties(ignoreUnknown = true)
public record Limit(@JsonbProperty("limit_id") @JsonProperty("limit_id") String limitId,
        @JsonbProperty("limit_name") @JsonProperty("limit_name") String limitName,
        @JsonbProperty("limit_type") @JsonProperty("limit_type") String limitType,
        @JsonbProperty("max") @JsonProperty("max") Double max,
        @JsonbProperty("threshold") @JsonProperty("threshold") Double threshold,
        @JsonbProperty("totals") @JsonProperty("totals") Totals totals,
        @JsonbProperty("limit_creation_timestamp") @JsonProperty("limit_creation_timestamp") String limitCreationTimestamp,
        @JsonbProperty("limit_update_timestamp") @JsonProperty("limit_update_timestamp") String limitUpdateTimestamp) {}
