package com.payi.cdi.internal.core.context;

/**
 * What the calls in one context may cost together, with those in contexts that it surrounds.
 *
 * @param useCaseName null where the context has no use case
 * @param useCaseId null where the use case has no id
 * @param maxCalls negative where the number of calls has no bound
 * @param maxCostUsd in US dollars, negative where the cost has no bound
 * @param spending shared by the contexts that continue the same instance of a use case
 * @param outer the cap of a surrounding context, null for none
 */
public record UseCaseCap(String useCaseName, String useCaseId, int maxCalls, double maxCostUsd, Spending spending,
        UseCaseCap outer) {
    /** Whether the costs of calls have to be known. */
    public boolean needsCosts() {
        return maxCostUsd >= 0 || outer != null && outer.needsCosts();
    }
}
