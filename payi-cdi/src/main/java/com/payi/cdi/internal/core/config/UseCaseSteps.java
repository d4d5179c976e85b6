package com.payi.cdi.internal.core.config;

/** Where the step of a use case comes from, besides what the application gives. */
public enum UseCaseSteps {
    /** Nowhere. */
    OFF,
    /** From the names of methods of AI services, of agents and of tools. */
    METHODS
}
