package com.payi.cdi.client.admin;

import java.util.Map;

import jakarta.json.bind.annotation.JsonbProperty;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * A limit to create (Pay-i: {@code POST /limits}).
 *
 * @param limitName its name, which no other limit has
 * @param limitId the id that contexts name; null to let Pay-i make one
 * @param max how much may be spent, in US dollars
 * @param limitType {@code allow} or {@code block}; null for Pay-i's default. Pay-i rejects reported events under a
 *        {@code block} limit
 * @param threshold the share of {@code max} from which on it is exceeded, from 0.75 to 0.99; null for Pay-i's
 *        default
 * @param properties values of one's own by name; null for none
 * @since 0.1
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonIgnoreProperties(ignoreUnknown = true)
public record NewLimit(@JsonbProperty("limit_name") @JsonProperty("limit_name") String limitName,
        @JsonbProperty("limit_id") @JsonProperty("limit_id") String limitId,
        @JsonbProperty("max") @JsonProperty("max") Double max,
        @JsonbProperty("limit_type") @JsonProperty("limit_type") String limitType,
        @JsonbProperty("threshold") @JsonProperty("threshold") Double threshold,
        @JsonbProperty("properties") @JsonProperty("properties") Map<String, String> properties) {}
