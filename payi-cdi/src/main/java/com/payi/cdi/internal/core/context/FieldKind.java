package com.payi.cdi.internal.core.context;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;

import com.payi.cdi.internal.core.log.PayiLogger;

/** The kind of a field's values: how a value is checked, and how a context merges it with an inherited one. */
public enum FieldKind {
    /** A text; empty blocks. */
    TEXT("a text") {
        @Override
        Object checked(Object value) {
            return (String) value;
        }

        @Override
        Object merged(Object inherited, Object own) {
            return ((String) own).isEmpty() ? null : own;
        }
    },
    /** An integer from 0 on; cannot block. */
    NUMBER("an Integer") {
        @Override
        Object checked(Object value) {
            if ((Integer) value < 0) {
                throw new IllegalArgumentException(PayiLogger.LOG.negativeNumber((Integer) value));
            }
            return value;
        }
    },
    /** US dollars from 0 on; cannot block. */
    AMOUNT("a Double") {
        @Override
        Object checked(Object value) {
            double amount = (Double) value;
            if (!(amount >= 0) || Double.isInfinite(amount)) {
                throw new IllegalArgumentException(PayiLogger.LOG.amountRefused(amount));
            }
            return value;
        }
    },
    /** True or false; cannot block. */
    FLAG("a Boolean") {
        @Override
        Object checked(Object value) {
            return (Boolean) value;
        }
    },
    /** Texts in their order, each once; united with the inherited ones, none blocks. */
    LIST("a collection of texts") {
        /** Pay-i trims limit ids and drops blank ones, so {@code limitIds = ""} is as empty as {@code {}}. */
        @Override
        Object checked(Object value) {
            LinkedHashSet<String> kept = new LinkedHashSet<>();
            for (Object text : (Collection<?>) value) {
                if (text != null && !((String) text).isBlank()) {
                    kept.add(((String) text).strip());
                }
            }
            return Collections.unmodifiableList(new ArrayList<>(kept));
        }

        @Override
        Object merged(Object inherited, Object own) {
            if (((List<?>) own).isEmpty()) {
                return null;
            }
            if (inherited == null) {
                return own;
            }
            LinkedHashSet<Object> union = new LinkedHashSet<>((List<?>) inherited);
            union.addAll((List<?>) own);
            return Collections.unmodifiableList(new ArrayList<>(union));
        }
    },
    /** Texts by name; merged over the inherited ones, none blocks. */
    PROPERTIES("a map of texts") {
        /** Not Map.copyOf: a null value is legal and order is kept. */
        @Override
        Object checked(Object value) {
            Map<String, String> kept = new LinkedHashMap<>();
            ((Map<?, ?>) value).forEach((name, text) -> kept.put((String) name, (String) text));
            return Collections.unmodifiableMap(kept);
        }

        @Override
        Object merged(Object inherited, Object own) {
            if (((Map<?, ?>) own).isEmpty()) {
                return null;
            }
            if (inherited == null) {
                return own;
            }
            Map<Object, Object> overlay = new LinkedHashMap<>((Map<?, ?>) inherited);
            overlay.putAll((Map<?, ?>) own);
            return Collections.unmodifiableMap(overlay);
        }
    };

    private final String typeName;

    FieldKind(String typeName) {
        this.typeName = typeName;
    }

    /** The allowed type, for messages. */
    String typeName() {
        return typeName;
    }

    /**
     * The value as a context keeps it: of the right type, and copied where it could change.
     *
     * @throws IllegalArgumentException if the value is not allowed
     * @throws ClassCastException if the value is of another type; see {@link #typeName}
     */
    abstract Object checked(Object value);

    /**
     * The effective value in a context.
     *
     * @param inherited what the surrounding context holds, null for none
     * @param own the value that the context gives, not null
     * @return null for none
     */
    Object merged(Object inherited, Object own) {
        return own;
    }
}
