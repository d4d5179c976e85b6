package com.payi.it.interception;

import java.util.function.Function;

/** What Weld cannot intercept, each a row of the table in docs/reference/interception.md. */
enum ImpossibleCase {
    PRIVATE("on a private method", Impossible.OnPrivate.class, "OnPrivate.method ",
            bean -> ((Impossible.OnPrivate) bean).call()),
    FINAL("on a final method", Impossible.OnFinal.class, "OnFinal.method ",
            bean -> ((Impossible.OnFinal) bean).method()),
    FINAL_UNDER_CLASS("on a class, for a final method", Impossible.FinalUnderClass.class, "FinalUnderClass.method ",
            bean -> ((Impossible.FinalUnderClass) bean).method()),
    FINAL_CLASS("on a final class", Impossible.FinalClass.class, "FinalClass ",
            bean -> ((Impossible.FinalClass) bean).method());

    private final String description;
    private final Class<?> bean;
    private final String element;
    private final Function<Object, String> call;

    ImpossibleCase(String description, Class<?> bean, String element, Function<Object, String> call) {
        this.description = description;
        this.bean = bean;
        this.element = element;
        this.call = call;
    }

    String description() {
        return description;
    }

    Class<?> bean() {
        return bean;
    }

    /** As warnings name it. */
    String element() {
        return element;
    }

    String call(Object instance) {
        return call.apply(instance);
    }
}
