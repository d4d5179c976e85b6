package com.payi.cdi.internal.core.context;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.function.ToLongFunction;

/**
 * The values of a context, in one of two states. As <em>supplied</em> by an annotation or a program: null is "not
 * given", an empty text or collection is "blocked". As <em>effective</em>, after the merge: null is "none" and nothing
 * is empty.
 */
public final class ContextValues {
    public static final ContextValues NONE = builder().build();

    /** By the ordinal of the field. */
    private final Object[] values;
    /** Null where it is not known. */
    private final String origin;
    /** Negative before the first estimate; any thread makes the same one. */
    private int estimatedBytes = -1;

    private ContextValues(Object[] values, String origin) {
        this.values = values;
        this.origin = origin;
    }

    public static Builder builder() {
        return new Builder(new Object[ContextField.all().size()]);
    }

    /** A builder with these values, whose result has no origin. */
    public Builder toBuilder() {
        return new Builder(values.clone());
    }

    /** These values as given by a method, for example; see {@link #origin}. */
    public ContextValues from(String name) {
        return new ContextValues(values, name);
    }

    /** What gave these values, to show it to the developer; null where it is not known. Equal values may differ in it. */
    public String origin() {
        return origin;
    }

    /** Null for none. */
    public Object get(ContextField field) {
        return values[field.ordinal()];
    }

    /** The value of a field that holds a text; null for none. */
    public String text(ContextField field) {
        return (String) get(field);
    }

    /** The value of a field that holds texts by name; null for none. */
    @SuppressWarnings("unchecked")
    private Map<String, String> properties(ContextField field) {
        return (Map<String, String>) get(field);
    }

    public String useCaseName() {
        return text(ContextField.USE_CASE_NAME);
    }

    public String useCaseId() {
        return text(ContextField.USE_CASE_ID);
    }

    public Map<String, String> useCaseProperties() {
        return properties(ContextField.USE_CASE_PROPERTIES);
    }

    @SuppressWarnings("unchecked")
    public List<String> limitIds() {
        return (List<String>) get(ContextField.LIMIT_IDS);
    }

    public String userId() {
        return text(ContextField.USER_ID);
    }

    public Map<String, String> requestProperties() {
        return properties(ContextField.REQUEST_PROPERTIES);
    }

    public String priceAsCategory() {
        return text(ContextField.PRICE_AS_CATEGORY);
    }

    public String priceAsResource() {
        return text(ContextField.PRICE_AS_RESOURCE);
    }

    public String resourceScope() {
        return text(ContextField.RESOURCE_SCOPE);
    }

    public Boolean logPromptAndResponse() {
        return (Boolean) get(ContextField.LOG_PROMPT_AND_RESPONSE);
    }

    public Boolean proxy() {
        return (Boolean) get(ContextField.PROXY);
    }

    /** Null for none. */
    Integer maxCalls() {
        return (Integer) get(ContextField.MAX_CALLS);
    }

    /** In US dollars; null for none. */
    Double maxCostUsd() {
        return (Double) get(ContextField.MAX_COST_USD);
    }

    /** Whether these values say what calls may cost together. */
    public boolean isCapped() {
        return get(ContextField.MAX_CALLS) != null || get(ContextField.MAX_COST_USD) != null;
    }

    /** Whether nothing is given. */
    public boolean isEmpty() {
        if (this == NONE) {
            return true;
        }
        for (Object value : values) {
            if (value != null) {
                return false;
            }
        }
        return true;
    }

    /**
     * An estimate of what the values keep in memory. It is made once, because each call asks for it.
     *
     * @param estimate the same function at all times
     */
    public long estimatedBytes(ToLongFunction<ContextValues> estimate) {
        int known = estimatedBytes;
        if (known < 0) {
            known = (int) Math.min(Integer.MAX_VALUE, estimate.applyAsLong(this));
            estimatedBytes = known;
        }
        return known;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ContextValues that && Arrays.equals(values, that.values);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(values);
    }

    /** The values by Pay-i's names. */
    @Override
    public String toString() {
        StringJoiner text = new StringJoiner(", ", "[", "]");
        for (ContextField field : ContextField.all()) {
            if (get(field) != null) {
                text.add(field.payiName() + "=" + get(field));
            }
        }
        return text.toString();
    }

    /** Collects values; collections are copied and keep their order. Used once. */
    public static final class Builder {
        private final Object[] values;

        private Builder(Object[] values) {
            this.values = values;
        }

        /**
         * Sets a value.
         *
         * @param value null to give none
         * @throws IllegalArgumentException if the value is not allowed
         */
        public Builder set(ContextField field, Object value) {
            try {
                return put(field, value == null ? null : field.kind().checked(value));
            } catch (ClassCastException e) {
                throw new IllegalArgumentException("The value of '" + field.payiName() + "' is not " + field.kind().typeName()
                        + ": " + value.getClass().getName(), e);
            }
        }

        /**
         * Sets a value that is made at run time. A use case name that Pay-i would refuse is made to fit.
         *
         * @param value null to give none
         * @throws IllegalArgumentException if the value is not allowed
         */
        public Builder setAtRunTime(ContextField field, Object value) {
            return set(field, field == ContextField.USE_CASE_NAME && value instanceof String name
                    ? UseCaseName.fittedWithWarning(name)
                    : value);
        }

        /** The value of a field so far; null for none. */
        public Object get(ContextField field) {
            return values[field.ordinal()];
        }

        /** Sets a value that was checked before. */
        Builder put(ContextField field, Object value) {
            values[field.ordinal()] = value;
            return this;
        }

        public ContextValues build() {
            return new ContextValues(values, null);
        }
    }
}
