package com.payi.cdi.internal.core.context;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The spending of instances of use cases that continue in other contexts, as one conversation does in several requests.
 * Of too many, the one that was used longest ago is forgotten: its cap then begins anew.
 */
public final class UseCaseSpending {
    private static final int MOST = 10_000;

    private final Map<Instance, Spending> byInstance = new LinkedHashMap<>(16, 0.75f, true);

    private record Instance(String useCaseName, String useCaseId) {}

    /** @param useCaseId null where the use case has no id: such contexts have nothing in common */
    public Spending of(String useCaseName, String useCaseId) {
        return useCaseId == null ? new Spending() : known(new Instance(useCaseName, useCaseId));
    }

    private synchronized Spending known(Instance instance) {
        Spending spending = byInstance.computeIfAbsent(instance, added -> new Spending());
        if (byInstance.size() > MOST) {
            byInstance.remove(byInstance.keySet().iterator().next());
        }
        return spending;
    }
}
