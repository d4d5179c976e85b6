package com.payi.cdi.internal.core.config;

/**
 * How calls and traces are connected.
 *
 * @param spanAttributes whether the current span gets attributes of the call
 * @param traceId whether events have the id of the trace
 */
public record TracingConfiguration(boolean spanAttributes, boolean traceId) {
    /** Whether traces are of interest at all. */
    public boolean isWanted() {
        return spanAttributes || traceId;
    }
}
