package com.payi.it.interception;

import com.payi.cdi.TrackContext;

/** What a method sees of the context around it. */
public final class Seen {
    /** The use case that the application's configuration names, so that it holds outside of every context. */
    public static final String NOTHING = "configured";

    private Seen() {}

    /** The use case that holds here. */
    public static String useCase() {
        return TrackContext.current().useCaseName().orElse(NOTHING);
    }

    public static String user() {
        return TrackContext.current().userId().orElse("nobody");
    }

    public static String instance() {
        return TrackContext.current().useCaseId().orElseThrow();
    }
}
