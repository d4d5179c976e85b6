package com.payi.cdi.client.admin;

import java.util.Map;

import jakarta.json.bind.annotation.JsonbProperty;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * Values of one's own for a limit, an instance of a use case or a call (Pay-i: {@code PUT …/properties}).
 *
 * @param properties the values by name
 * @since 0.1
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonIgnoreProperties(ignoreUnknown = true)
public record PropertiesRequest(@JsonbProperty("properties") @JsonProperty("properties") Map<String, String> properties) {}
