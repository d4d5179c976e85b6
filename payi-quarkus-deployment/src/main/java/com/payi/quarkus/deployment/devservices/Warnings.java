package com.payi.quarkus.deployment.devservices;

import java.util.List;

/** What Pay-i's result warns of. */
final class Warnings {
    private Warnings() {}

    static List<String> of(ReceivedCall call, DevServiceSettings settings) {
        if (call.isWithoutUsage()) {
            return List.of("The answer of " + call.resource() + " has no usage: the call costs 0");
        }
        if (call.isPriced()) {
            return List.of();
        }
        return List
                .of("The dev service has no price for the units " + call.charge().unknown().keySet() + " of " + call.resource()
                        + " in the category " + call.category() + ": they cost 0. Its prices are of " + settings.prices().date()
                        + ". Add one with quarkus.payi.devservices.prices");
    }
}
