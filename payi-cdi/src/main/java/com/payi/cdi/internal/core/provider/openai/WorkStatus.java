package com.payi.cdi.internal.core.provider.openai;

import java.util.Set;

/** How work in the background stands; the latest word counts. */
final class WorkStatus {
    private static final Set<String> GOING_ON = Set.of("queued", "in_progress", "validating", "finalizing", "cancelling");

    private String status;

    /** @param latest null where the answer has none */
    void read(String latest) {
        status = latest == null ? status : latest;
    }

    boolean goesOn() {
        return status != null && GOING_ON.contains(status);
    }

    boolean hasEnded() {
        return status != null && !goesOn();
    }
}
