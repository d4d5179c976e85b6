package com.payi.cdi.client.admin;

import jakarta.json.bind.annotation.JsonbProperty;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * Pay-i's answer about one limit (Pay-i: {@code LimitResponse}).
 *
 * @param limit the limit
 * @param requestId the id of this request, for questions to Pay-i
 * @param message a text for people; null for none
 * @since 0.1
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonIgnoreProperties(ignoreUnknown = true)
public record LimitResponse(@JsonbProperty("limit") @JsonProperty("limit") Limit limit,
        @JsonbProperty("request_id") @JsonProperty("request_id") String requestId,
        @JsonbProperty("message") @JsonProperty("message") String message) {}
