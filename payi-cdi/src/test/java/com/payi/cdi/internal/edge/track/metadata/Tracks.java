package com.payi.cdi.internal.edge.track.metadata;

import java.util.List;
import java.util.Map;

import com.payi.cdi.Track;
import com.payi.cdi.internal.core.context.ContextField;

/** Annotations to read, and tracked methods of a bean {@code shop.Bean} that extends {@code shop.Base}. */
final class Tracks {
    static final Track EMPTY = of("empty");
    static final Track CHAT = of("chat");
    static final Track OTHER = of("other");
    static final Track FULL = of("full");
    static final Track BLOCKING = of("blocking");
    static final Track MISTAKEN = of("mistaken");

    private Tracks() {}

    private static Track of(String method) {
        try {
            return Annotated.class.getDeclaredMethod(method).getAnnotation(Track.class);
        } catch (NoSuchMethodException e) {
            throw new IllegalArgumentException(e);
        }
    }

    /** A method with the annotation on itself. */
    static TrackedMethod onMethod(Map<ContextField, List<String>> members) {
        return new TrackedMethod("shop.Bean", "shop.Base", "ask", List.of("java.lang.String"), null, members, List.of(),
                LangChain4jMethod.NONE);
    }

    /** A method of a class with the annotation. */
    static TrackedMethod onClass(Map<ContextField, List<String>> members) {
        return new TrackedMethod("shop.Bean", "shop.Base", "ask", List.of("java.lang.String"), "shop.Base", members,
                List.of(), LangChain4jMethod.NONE);
    }

    private interface Annotated {
        @Track
        void empty();

        @Track(useCaseName = "chat")
        void chat();

        @Track(useCaseName = "other")
        void other();

        @Track(useCaseName = "chat", useCaseId = "42", useCaseVersion = 0, useCaseStep = "plan", limitIds = {"daily",
                "weekly"}, userId = "anna", accountName = "acme", requestProperties = {"a=1",
                        "b=2"}, useCaseProperties = "c=3", logPromptAndResponse = true, proxy = false, maxCalls = 5, maxCostUsd = 0.5)
        void full();

        @Track(useCaseName = "", limitIds = {}, userId = "", requestProperties = {})
        void blocking();

        @Track(useCaseName = "not a name")
        void mistaken();
    }
}
