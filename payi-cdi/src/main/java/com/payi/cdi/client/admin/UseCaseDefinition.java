package com.payi.cdi.client.admin;

import jakarta.json.bind.annotation.JsonbProperty;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * A use case as Pay-i knows it (Pay-i: {@code UseCaseDefinitionResponse}).
 *
 * @param name its name, as contexts name it
 * @param description what it is for
 * @param typeVersion its version now; null if Pay-i does not give it
 * @param loggingEnabled whether Pay-i keeps prompts and answers of its calls; null if Pay-i does not give it
 * @param limitConfig the limit that each of its instances gets; null for none
 * @param requestId the id of this request, for questions to Pay-i; null if Pay-i does not give it
 * @since 0.1
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonIgnoreProperties(ignoreUnknown = true)
public record UseCaseDefinition(@JsonbProperty("name") @JsonProperty("name") String name,
        @JsonbProperty("description") @JsonProperty("description") String description,
        @JsonbProperty("type_version") @JsonProperty("type_version") Integer typeVersion,
        @JsonbProperty("logging_enabled") @JsonProperty("logging_enabled") Boolean loggingEnabled,
        @JsonbProperty("limit_config") @JsonProperty("limit_config") LimitConfig limitConfig,
        @JsonbProperty("request_id") @JsonProperty("request_id") String requestId) {}
