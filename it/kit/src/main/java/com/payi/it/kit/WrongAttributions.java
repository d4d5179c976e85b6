package com.payi.it.kit;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import com.payi.testkit.IngestedEvent;

/**
 * Counts events that have the context of another call. The model of a call is {@code branch.user}: the branch is the name of
 * its use case, and the user is also its limit. All calls with one model are one instance of the use case.
 */
public final class WrongAttributions {
    private WrongAttributions() {}

    /** @param instances how many there must be */
    public static int in(List<IngestedEvent> events, int instances) {
        Map<String, String> byModel = new HashMap<>();
        int wrong = 0;
        for (IngestedEvent event : events) {
            String branch = event.resource().substring(0, event.resource().indexOf('.'));
            String user = event.resource().substring(branch.length() + 1);
            String instance = byModel.computeIfAbsent(event.resource(), model -> event.useCaseId());
            if (!branch.equals(event.useCaseName()) || !user.equals(event.userId())
                    || !List.of(user).equals(event.limitIds()) || !instance.equals(event.useCaseId())) {
                wrong++;
            }
        }
        return wrong + instances - (int) byModel.values().stream().distinct().count();
    }
}
