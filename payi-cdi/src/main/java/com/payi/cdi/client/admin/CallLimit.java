package com.payi.cdi.client.admin;

import jakarta.json.bind.annotation.JsonbProperty;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * The state of a limit after a call (Pay-i: {@code limits}).
 *
 * @param state {@code ok}, {@code exceeded}, {@code overrun}, {@code blocked}, {@code blocked_external} or {@code
 *        failed}
 * @since 0.1
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonIgnoreProperties(ignoreUnknown = true)
public record CallLimit(@JsonbProperty("state") @JsonProperty("state") String state) {}
