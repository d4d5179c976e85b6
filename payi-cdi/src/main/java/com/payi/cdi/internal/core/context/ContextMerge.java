package com.payi.cdi.internal.core.context;

import java.util.List;

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
        ContextValues.Builder merged = parent.toBuilder();
        List<ContextField> fields = ContextField.all();
        for (int i = 0; i < fields.size(); i++) {
            ContextField field = fields.get(i);
            Object own = supplied.get(field);
            if (own != null) {
                merged.put(field, field.kind().merged(parent.get(field), own));
            }
        }
        if (supplied.get(ContextField.METHOD_STEP) != null) {
            MethodStep.merge(merged, parent, supplied);
        }
        String conversation = supplied.text(ContextField.CONVERSATION_ID);
        if (conversation != null) {
            ConversationId.merge(merged, conversation);
        }
        if (merged.get(ContextField.USE_CASE_NAME) == null) {
            withoutUseCase(merged);
        } else if (supplied.useCaseId() == null) {
            merged.put(ContextField.USE_CASE_ID, continuedInstance(parent, supplied));
        }
        return merged.build();
    }

    /** Without a name there is no use case, even if other values of it were given. */
    private static void withoutUseCase(ContextValues.Builder merged) {
        for (ContextField field : ContextField.all()) {
            if (field.isOfUseCase()) {
                merged.put(field, null);
            }
        }
    }

    /** The same name continues the surrounding instance, also one without an id; another name begins a new one. */
    private static String continuedInstance(ContextValues parent, ContextValues supplied) {
        String name = supplied.useCaseName();
        return name == null || name.equals(parent.useCaseName()) ? parent.useCaseId() : RandomId.next();
    }
}
