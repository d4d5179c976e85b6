package com.payi.cdi.internal.core.context;

import java.util.UUID;
import java.util.function.Consumer;

/**
 * The values of one request. They change until the request ends, and are read as immutable snapshots. Frames know this
 * object, so that a frame that is opened later has the latest values, on any thread.
 */
public final class RequestValues {
    private String useCaseId;
    private ContextValues supplied = ContextValues.NONE;
    private volatile RequestSnapshot latest = new RequestSnapshot(this, ContextValues.NONE);

    public RequestSnapshot latest() {
        return latest;
    }

    public synchronized void change(Consumer<ContextValues.Builder> change) {
        ContextValues.Builder changed = supplied.toBuilder();
        change.accept(changed);
        supplied = changed.build();
        latest = new RequestSnapshot(this, withInstance(supplied));
    }

    /** All contexts of the request belong to one instance of its use case. */
    private ContextValues withInstance(ContextValues values) {
        boolean needsId = values.useCaseName() != null && !values.useCaseName().isEmpty() && values.useCaseId() == null;
        if (!needsId) {
            return values;
        }
        if (useCaseId == null) {
            useCaseId = UUID.randomUUID().toString();
        }
        return values.toBuilder().set(ContextField.USE_CASE_ID, useCaseId).build();
    }
}
