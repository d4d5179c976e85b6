package com.payi.cdi.client.admin;

import jakarta.json.bind.annotation.JsonbProperty;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * What is to be changed of a use case (Pay-i: {@code PUT /use_cases/definitions/{use_case_name}}).
 *
 * @param description the new description; null to keep it
 * @param loggingEnabled whether Pay-i keeps prompts and answers of its calls; null to keep it as it is
 * @since 0.1
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonIgnoreProperties(ignoreUnknown = true)
public record UseCaseChange(@JsonbProperty("description") @JsonProperty("description") String description,
        @JsonbProperty("logging_enabled") @JsonProperty("logging_enabled") Boolean loggingEnabled) {}
