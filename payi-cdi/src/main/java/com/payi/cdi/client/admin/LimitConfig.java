package com.payi.cdi.client.admin;

import java.util.Map;

import jakarta.json.bind.annotation.JsonbProperty;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * The limit that each instance of a use case gets (Pay-i: {@code limit_config}).
 *
 * @param max how much an instance may spend, in US dollars
 * @param limitType {@code allow} or {@code block}; null for Pay-i's default
 * @param threshold the share of {@code max} from which on it is exceeded; null for Pay-i's default
 * @param properties values of one's own by name; null for none
 * @since 0.1
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonIgnoreProperties(ignoreUnknown = true)
public record LimitConfig(@JsonbProperty("max") @JsonProperty("max") Double max,
        @JsonbProperty("limit_type") @JsonProperty("limit_type") String limitType,
        @JsonbProperty("threshold") @JsonProperty("threshold") Double threshold,
        @JsonbProperty("properties") @JsonProperty("properties") Map<String, String> properties) {}
