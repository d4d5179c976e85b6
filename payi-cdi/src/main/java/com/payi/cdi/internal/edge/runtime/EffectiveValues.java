package com.payi.cdi.internal.edge.runtime;

import java.util.Optional;

import com.payi.cdi.EffectiveContext;
import com.payi.cdi.PayiResult;
import com.payi.cdi.internal.core.context.ContextField;
import com.payi.cdi.internal.core.context.ContextValues;
import com.payi.cdi.internal.core.context.Frame;

/**
 * The effective context of a frame, for the application to read.
 *
 * @param result the latest; null if there is none
 * @param frame learns that the application asks for the result; null for none
 */
record EffectiveValues(ContextValues values, PayiResult result, Frame frame) implements EffectiveContext {
    static final EffectiveValues NONE = new EffectiveValues(ContextValues.NONE, null, null);

    static EffectiveValues of(Frame frame) {
        return new EffectiveValues(frame.values(), frame.lastResult(), frame);
    }

    @Override
    public Optional<Object> value(String name) {
        return Optional.ofNullable(values.get(ContextField.named(name)));
    }

    @Override
    public Optional<PayiResult> lastResult() {
        if (frame != null) {
            frame.resultRead();
        }
        return Optional.ofNullable(result);
    }

    @Override
    public String toString() {
        return values.toString();
    }
}
