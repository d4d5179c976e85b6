package com.payi.cdi.client.admin;

import jakarta.json.bind.annotation.JsonbProperty;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * An instance of a use case (Pay-i: {@code UseCaseInstanceResponse}).
 *
 * @param useCaseName the name of the use case
 * @param useCaseId the id of the instance
 * @param limitId the limit of the instance; null for none
 * @param typeVersion the version of the use case; null if Pay-i does not give it
 * @since 0.1
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonIgnoreProperties(ignoreUnknown = true)
public record UseCaseInstance(@JsonbProperty("use_case_name") @JsonProperty("use_case_name") String useCaseName,
        @JsonbProperty("use_case_id") @JsonProperty("use_case_id") String useCaseId,
        @JsonbProperty("limit_id") @JsonProperty("limit_id") String limitId,
        @JsonbProperty("type_version") @JsonProperty("type_version") Integer typeVersion) {}
