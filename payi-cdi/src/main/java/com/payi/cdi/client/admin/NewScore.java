package com.payi.cdi.client.admin;

import jakarta.json.bind.annotation.JsonbProperty;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * A score to give (Pay-i: {@code PUT …/kpis/{kpi_name}} of an instance).
 *
 * @param score a {@code Boolean} or a {@code Number}, as the type of the KPI has it
 * @since 0.1
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonIgnoreProperties(ignoreUnknown = true)
public record NewScore(@JsonbProperty("score") @JsonProperty("score") Object score) {}
