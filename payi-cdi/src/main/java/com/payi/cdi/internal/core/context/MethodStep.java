package com.payi.cdi.internal.core.context;

/** The step of a use case that a method gives by its name. A step that the application gives counts for more. */
public final class MethodStep {
    private MethodStep() {}

    /**
     * The step of a method, which Pay-i accepts.
     *
     * @param type the name of the class or interface, with or without its package
     */
    public static String of(String type, String method) {
        return UseCaseName.fitted(type.substring(type.lastIndexOf('.') + 1).replace('$', '.') + "." + method);
    }

    /** @param merged has the fields of both contexts already, as if a method's step were like any other value */
    static void merge(ContextValues.Builder merged, ContextValues parent, ContextValues supplied) {
        Object ofParent = parent.get(ContextField.USE_CASE_STEP);
        boolean explicit = supplied.get(ContextField.USE_CASE_STEP) != null
                || ofParent != null && !ofParent.equals(parent.get(ContextField.METHOD_STEP));
        if (explicit) {
            merged.put(ContextField.METHOD_STEP, null);
        } else {
            merged.put(ContextField.USE_CASE_STEP, supplied.get(ContextField.METHOD_STEP));
        }
    }
}
