package com.payi.cdi.client.admin;

import jakarta.json.bind.annotation.JsonbProperty;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * What Pay-i knows of a call (Pay-i: {@code RequestResult}).
 *
 * @param xproxyResult the result
 * @since 0.1
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonIgnoreProperties(ignoreUnknown = true)
public record RequestResult(@JsonbProperty("xproxy_result") @JsonProperty("xproxy_result") CallResult xproxyResult) {}
