package com.payi.cdi.client.admin;

import jakarta.json.bind.annotation.JsonbProperty;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * A KPI to create (Pay-i: {@code POST /use_cases/definitions/{use_case_name}/kpis}).
 *
 * @param name its name
 * @param description what it measures
 * @param kpiType {@code boolean}, {@code number}, {@code percentage}, {@code likert5}, {@code likert7} or {@code
 *        likert10}
 * @param goal the score to reach
 * @since 0.1
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonIgnoreProperties(ignoreUnknown = true)
public record NewKpi(@JsonbProperty("name") @JsonProperty("name") String name,
        @JsonbProperty("description") @JsonProperty("description") String description,
        @JsonbProperty("kpi_type") @JsonProperty("kpi_type") String kpiType,
        @JsonbProperty("goal") @JsonProperty("goal") Double goal) {}
