package com.payi.cdi.client.admin;

import jakarta.json.bind.annotation.JsonbProperty;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * A KPI of a use case: what the value of its instances is measured by (Pay-i: {@code kpis} of a definition).
 *
 * @param name its name
 * @param description what it measures
 * @param kpiType {@code boolean}, {@code number}, {@code percentage}, {@code likert5}, {@code likert7} or {@code
 *        likert10}; null if Pay-i does not give it
 * @param goal the score to reach; null if Pay-i does not give it
 * @param createdTimestamp when it was created, as Pay-i writes it, in ISO 8601
 * @param updatedTimestamp when it was changed last, as Pay-i writes it, in ISO 8601
 * @param requestId the id of this request, for questions to Pay-i; null if Pay-i does not give it
 * @since 0.1
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonIgnoreProperties(ignoreUnknown = true)
public record Kpi(@JsonbProperty("name") @JsonProperty("name") String name,
        @JsonbProperty("description") @JsonProperty("description") String description,
        @JsonbProperty("kpi_type") @JsonProperty("kpi_type") String kpiType,
        @JsonbProperty("goal") @JsonProperty("goal") Double goal,
        @JsonbProperty("created_timestamp") @JsonProperty("created_timestamp") String createdTimestamp,
        @JsonbProperty("updated_timestamp") @JsonProperty("updated_timestamp") String updatedTimestamp,
        @JsonbProperty("request_id") @JsonProperty("request_id") String requestId) {}
