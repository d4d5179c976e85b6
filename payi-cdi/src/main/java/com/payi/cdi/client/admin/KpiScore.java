package com.payi.cdi.client.admin;

import jakarta.json.bind.annotation.JsonbProperty;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * The score of an instance of a use case (Pay-i: {@code kpis} of an instance).
 *
 * @param kpiName the name of the KPI
 * @param kpiType {@code boolean}, {@code number}, {@code percentage}, {@code likert5}, {@code likert7} or {@code
 *        likert10}; null if Pay-i does not give it
 * @param score the score; null if it has none
 * @param createTimestamp when it was given first, as Pay-i writes it, in ISO 8601
 * @param updateTimestamp when it was changed last, as Pay-i writes it, in ISO 8601
 * @since 0.1
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonIgnoreProperties(ignoreUnknown = true)
public record KpiScore(@JsonbProperty("kpi_name") @JsonProperty("kpi_name") String kpiName,
        @JsonbProperty("kpi_type") @JsonProperty("kpi_type") String kpiType,
        @JsonbProperty("score") @JsonProperty("score") Double score,
        @JsonbProperty("create_timestamp") @JsonProperty("create_timestamp") String createTimestamp,
        @JsonbProperty("update_timestamp") @JsonProperty("update_timestamp") String updateTimestamp) {}
