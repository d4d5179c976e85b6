package com.payi.testkit;

/**
 * The score of a KPI that Pay-i accepted.
 *
 * @param useCaseName the use case
 * @param useCaseId   the instance of the use case
 * @param kpi         the name of the KPI
 * @param score       a Boolean, a Double, or null
 * @since 0.1
 */
public record PayiScore(String useCaseName, String useCaseId, String kpi, Object score) {}
