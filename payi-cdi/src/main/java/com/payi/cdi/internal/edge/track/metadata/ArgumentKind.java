package com.payi.cdi.internal.edge.track.metadata;

import java.lang.annotation.Annotation;

import com.payi.cdi.Track;

/** What an annotated parameter gives a value for. */
public enum ArgumentKind {
    USER_ID(Track.UserId.class),
    USE_CASE_ID(Track.UseCaseId.class),
    ACCOUNT_NAME(Track.AccountName.class),
    REQUEST_PROPERTY(Track.RequestProperty.class),
    USE_CASE_PROPERTY(Track.UseCaseProperty.class);

    private final Class<? extends Annotation> annotation;

    ArgumentKind(Class<? extends Annotation> annotation) {
        this.annotation = annotation;
    }

    public Class<? extends Annotation> annotation() {
        return annotation;
    }

    /** Whether there can be several, told apart by their names. */
    public boolean isNamed() {
        return this == REQUEST_PROPERTY || this == USE_CASE_PROPERTY;
    }

    /** As it is written on a parameter. */
    String written(String name) {
        String simple = "@Track." + annotation.getSimpleName();
        return isNamed() ? simple + "(\"" + name + "\")" : simple;
    }
}
