package com.payi.cdi.internal.edge.runtime;

import java.util.Optional;

import com.payi.cdi.EffectiveContext;
import com.payi.cdi.PayiResult;
import com.payi.cdi.internal.core.context.ContextField;
import com.payi.cdi.internal.core.context.ContextValues;

/** The effective context of a frame, for the application to read. */
record EffectiveValues(ContextValues values, Optional<PayiResult> lastResult) implements EffectiveContext {
    static final EffectiveValues NONE = new EffectiveValues(ContextValues.NONE, Optional.empty());

    @Override
    public Optional<Object> value(String name) {
        return Optional.ofNullable(values.get(ContextField.named(name)));
    }

    @Override
    public String toString() {
        return values.toString();
    }
}
