package com.payi.cdi.client.admin;

import jakarta.json.bind.annotation.JsonbProperty;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * How many units were used (Pay-i: {@code IngestUnits}).
 *
 * @param input sent; null for none
 * @param output answered; null for none
 * @since 0.1
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonIgnoreProperties(ignoreUnknown = true)
public record UnitCount(@JsonbProperty("input") @JsonProperty("input") Long input,
        @JsonbProperty("output") @JsonProperty("output") Long output) {}
