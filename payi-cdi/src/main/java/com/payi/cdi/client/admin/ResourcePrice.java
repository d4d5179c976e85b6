package com.payi.cdi.client.admin;

import jakarta.json.bind.annotation.JsonbProperty;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * The price of a unit in US dollars (Pay-i: {@code units} of a resource).
 *
 * @param inputPrice of one that is sent; null for none
 * @param outputPrice of one that is answered; null for none
 * @since 0.1
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonIgnoreProperties(ignoreUnknown = true)
public record ResourcePrice(@JsonbProperty("input_price") @JsonProperty("input_price") Double inputPrice,
        @JsonbProperty("output_price") @JsonProperty("output_price") Double outputPrice) {}
