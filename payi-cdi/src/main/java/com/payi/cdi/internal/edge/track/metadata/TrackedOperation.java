package com.payi.cdi.internal.edge.track.metadata;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;

import com.payi.cdi.internal.core.context.ContextField;
import com.payi.cdi.internal.core.context.ContextValues;
import com.payi.cdi.internal.core.log.PayiLogger;
import com.payi.cdi.internal.core.log.ThrottledLog;

/**
 * A tracked method with its effective members: configuration and expressions are resolved before the method is called.
 */
public final class TrackedOperation {
    private final String where;
    private final boolean enabled;
    private final ContextValues values;
    private final List<TrackedArgument> arguments;
    private final ThrottledLog quiet;

    TrackedOperation(String where, boolean enabled, ContextValues values, List<TrackedArgument> arguments, ThrottledLog quiet) {
        this.where = where;
        this.enabled = enabled;
        this.values = values;
        this.arguments = List.copyOf(arguments);
        this.quiet = quiet;
    }

    /** Whether a context is opened at all. */
    public boolean isEnabled() {
        return enabled;
    }

    /** Whether arguments of a call give values. */
    public boolean needsArguments() {
        return !arguments.isEmpty();
    }

    public ContextValues values() {
        return values;
    }

    /** The values for a call with these arguments. */
    public ContextValues values(Object[] argumentsOfCall) {
        ContextValues.Builder merged = values.toBuilder();
        for (TrackedArgument argument : arguments) {
            String text = text(argument, argumentsOfCall);
            if (text != null) {
                ContextField field = argument.kind().field();
                merged.set(field, argument.kind().isNamed() ? added(merged.get(field), argument.name(), text) : text);
            }
        }
        return merged.build().from(values.origin());
    }

    /** @param properties those given so far, null for none */
    private static Map<Object, Object> added(Object properties, String name, String text) {
        Map<Object, Object> all = properties == null ? new LinkedHashMap<>() : new LinkedHashMap<>((Map<?, ?>) properties);
        all.put(name, text);
        return all;
    }

    private String text(TrackedArgument argument, Object[] argumentsOfCall) {
        try {
            Object value = unwrapped(argumentsOfCall[argument.index()]);
            return value == null ? null : value.toString();
        } catch (RuntimeException | LinkageError | StackOverflowError e) {
            // StackOverflowError: objects that hold each other may do so in toString(), too.
            quiet.warn(where + argument.index(), () -> PayiLogger.LOG.argumentUnreadable(argument.written(), where, e));
            return null;
        }
    }

    private static Object unwrapped(Object value) {
        if (value instanceof Optional<?> optional) {
            return optional.orElse(null);
        }
        if (value instanceof OptionalInt optional) {
            return optional.isPresent() ? optional.getAsInt() : null;
        }
        if (value instanceof OptionalLong optional) {
            return optional.isPresent() ? optional.getAsLong() : null;
        }
        if (value instanceof OptionalDouble optional) {
            return optional.isPresent() ? optional.getAsDouble() : null;
        }
        return value;
    }
}
