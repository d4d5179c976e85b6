package com.payi.cdi.client.admin;

import jakarta.json.bind.annotation.JsonbProperty;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * What is to be changed of a KPI (Pay-i: {@code PUT …/kpis/{kpi_name}} of a definition).
 *
 * @param description the new description; null to keep it
 * @param goal the new goal; null to keep it
 * @since 0.1
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonIgnoreProperties(ignoreUnknown = true)
public record KpiChange(@JsonbProperty("description") @JsonProperty("description") String description,
        @JsonbProperty("goal") @JsonProperty("goal") Double goal) {}
