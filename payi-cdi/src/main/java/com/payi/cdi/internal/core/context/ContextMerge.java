package com.payi.cdi.internal.core.context;

/**
 * Pay-i's rules for the values inside a context: the supplied ones are merged over those of the surrounding context.
 */
final class ContextMerge {
    private ContextMerge() {}

    static ContextValues merge(ContextValues parent, ContextValues supplied) {
        if (supplied.isEmpty()) {
            // The usual case: most annotations give no value and only mark where a context begins.
            return parent;
        }
        ContextValues.Builder merged = ContextValues.builder();
        // Without a name there is no use case, even if other values of it were given.
        boolean hasUseCase = merged(ContextField.USE_CASE_NAME, parent, supplied) != null;
        for (ContextField field : ContextField.all()) {
            if (hasUseCase || !field.isOfUseCase()) {
                merged.put(field, merged(field, parent, supplied));
            }
        }
        return merged.build();
    }

    private static Object merged(ContextField field, ContextValues parent, ContextValues supplied) {
        Object inherited = parent.get(field);
        Object own = supplied.get(field);
        if (own != null) {
            return field.kind().merged(inherited, own);
        }
        return field == ContextField.USE_CASE_ID ? continuedInstance(parent, supplied) : inherited;
    }

    /** The same name continues the surrounding instance, also one without an id; another name begins a new one. */
    private static String continuedInstance(ContextValues parent, ContextValues supplied) {
        String name = supplied.useCaseName();
        return name == null || name.equals(parent.useCaseName()) ? parent.useCaseId() : RandomId.next();
    }
}
