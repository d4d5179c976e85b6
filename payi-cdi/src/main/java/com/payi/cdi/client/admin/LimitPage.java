package com.payi.cdi.client.admin;

import java.util.List;

import jakarta.json.bind.annotation.JsonbProperty;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * One page of limits.
 *
 * @param items the limits of this page
 * @param cursor for {@link LimitsClient#list}: where the next page begins; null or empty after the last one
 * @since 0.1
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonIgnoreProperties(ignoreUnknown = true)
public record LimitPage(@JsonbProperty("items") @JsonProperty("items") List<Limit> items,
        @JsonbProperty("cursor") @JsonProperty("cursor") String cursor) {}
