package com.payi.cdi.client.admin;

import jakarta.json.bind.annotation.JsonbProperty;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * What is to be changed of a limit (Pay-i: {@code PUT /limits/{limit_id}}).
 *
 * @param limitName the new name; null to keep it
 * @param max the new amount in US dollars; null to keep it
 * @since 0.1
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonIgnoreProperties(ignoreUnknown = true)
public record LimitChange(@JsonbProperty("limit_name") @JsonProperty("limit_name") String limitName,
        @JsonbProperty("max") @JsonProperty("max") Double max) {}
