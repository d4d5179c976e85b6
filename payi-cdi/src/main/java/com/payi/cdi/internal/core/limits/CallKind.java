package com.payi.cdi.internal.core.limits;

/**
 * Calls that cost about the same. The model is not a part of it: a call's body is written after the decision about it.
 *
 * @param useCaseName null outside of every use case
 * @param address where the calls go, without the query
 */
public record CallKind(String useCaseName, String address) {}
