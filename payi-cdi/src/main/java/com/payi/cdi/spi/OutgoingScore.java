package com.payi.cdi.spi;

import com.payi.cdi.UseCaseInstance;

/**
 * The score of a KPI to be sent to Pay-i ({@code PUT /api/v1/use_cases/instances/{use_case}/{id}/kpis/{kpi}}). To send a
 * score twice does no harm; one that is older than another of the same KPI and instance must not be sent after it.
 *
 * @param id the library's id of this score, the same each time it is sent
 * @param instance the instance of the use case
 * @param kpi the name of the KPI
 * @param score a Boolean or a Double
 * @param json the score on one line, for a sender that hands on texts: an object whose first member is {@code kpi}, with
 *        the members {@code kpi}, {@code use_case_name}, {@code use_case_id}, {@code score}, {@code event_timestamp} (when
 *        the application gave it) and {@code provider_response_id} (its id)
 * @since 0.1
 */
public record OutgoingScore(String id, UseCaseInstance instance, String kpi, Object score, String json) {}
