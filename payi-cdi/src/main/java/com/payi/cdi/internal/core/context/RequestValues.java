package com.payi.cdi.internal.core.context;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;

/**
 * The values of one request. They change until the request ends, and are read as immutable snapshots. Frames know this
 * object, so that a frame that is opened later has the latest values, on any thread.
 */
public final class RequestValues {
    /** A job can last long and work for many use cases. */
    private static final int MOST_INSTANCES = 100;

    /** The generated ids by the names of the use cases. */
    private final Map<String, String> useCaseIds = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, String> eldest) {
            return size() > MOST_INSTANCES;
        }
    };
    private ContextValues supplied = ContextValues.NONE;
    private ContextValues received = ContextValues.NONE;
    private volatile RequestSnapshot latest = new RequestSnapshot(this, ContextValues.NONE, ContextValues.NONE);

    public RequestSnapshot latest() {
        return latest;
    }

    /** A change with what a calling service has sent. */
    public synchronized void receive(Consumer<ContextValues.Builder> change) {
        ContextValues before = supplied;
        change(change);
        ContextValues.Builder sent = ContextValues.builder();
        for (ContextField field : ContextField.all()) {
            sent.put(field, Objects.equals(before.get(field), supplied.get(field)) ? null : supplied.get(field));
        }
        received = sent.build();
        latest = new RequestSnapshot(this, latest.values(), received);
    }

    public synchronized void change(Consumer<ContextValues.Builder> change) {
        ContextValues.Builder changed = supplied.toBuilder();
        change.accept(changed);
        if (isOtherUseCase(changed)) {
            changed.set(ContextField.USE_CASE_ID, null);
        }
        supplied = changed.build();
        latest = new RequestSnapshot(this, withInstance(supplied), received);
    }

    /** Whether the id that is there was given for a use case of another name. */
    private boolean isOtherUseCase(ContextValues.Builder changed) {
        return supplied.useCaseName() != null && changed.get(ContextField.USE_CASE_NAME) != null
                && !supplied.useCaseName().equals(changed.get(ContextField.USE_CASE_NAME)) && supplied.useCaseId() != null
                && supplied.useCaseId().equals(changed.get(ContextField.USE_CASE_ID));
    }

    /** All contexts of the request that name the same use case belong to one instance of it. */
    private ContextValues withInstance(ContextValues values) {
        boolean needsId = values.useCaseName() != null && !values.useCaseName().isEmpty() && values.useCaseId() == null;
        return needsId
                ? values.toBuilder().set(ContextField.USE_CASE_ID,
                        useCaseIds.computeIfAbsent(values.useCaseName(), name -> RandomId.next())).build()
                : values;
    }
}
