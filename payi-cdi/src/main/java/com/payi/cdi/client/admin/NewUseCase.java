package com.payi.cdi.client.admin;

import jakarta.json.bind.annotation.JsonbProperty;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * A use case to create (Pay-i: {@code POST /use_cases/definitions}).
 *
 * @param name its name: 1 to 64 letters, digits, {@code .}, {@code -} and {@code _}
 * @param description what it is for
 * @param limitConfig the limit that each of its instances gets; null for none
 * @param loggingEnabled whether Pay-i keeps prompts and answers of its calls; null for Pay-i's default
 * @since 0.1
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonIgnoreProperties(ignoreUnknown = true)
public record NewUseCase(@JsonbProperty("name") @JsonProperty("name") String name,
        @JsonbProperty("description") @JsonProperty("description") String description,
        @JsonbProperty("limit_config") @JsonProperty("limit_config") LimitConfig limitConfig,
        @JsonbProperty("logging_enabled") @JsonProperty("logging_enabled") Boolean loggingEnabled) {}
