package com.payi.cdi.internal.edge.track.metadata;

import java.lang.annotation.Annotation;

import com.payi.cdi.Track;
import com.payi.cdi.internal.core.context.ContextField;
import com.payi.cdi.internal.core.context.FieldKind;

/** The kinds of parameters that give a value of the context. */
public enum ArgumentKind {
    USER_ID(Track.UserId.class, ContextField.USER_ID),
    USE_CASE_ID(Track.UseCaseId.class, ContextField.USE_CASE_ID),
    USE_CASE_STEP(Track.UseCaseStep.class, ContextField.USE_CASE_STEP),
    CONVERSATION_ID(Track.ConversationId.class, ContextField.CONVERSATION_ID),
    ACCOUNT_NAME(Track.AccountName.class, ContextField.ACCOUNT_NAME),
    REQUEST_PROPERTY(Track.RequestProperty.class, ContextField.REQUEST_PROPERTIES),
    USE_CASE_PROPERTY(Track.UseCaseProperty.class, ContextField.USE_CASE_PROPERTIES);

    private final Class<? extends Annotation> annotation;
    private final ContextField field;

    ArgumentKind(Class<? extends Annotation> annotation, ContextField field) {
        this.annotation = annotation;
        this.field = field;
    }

    public Class<? extends Annotation> annotation() {
        return annotation;
    }

    /** The field that the parameter gives, or gives a part of. */
    ContextField field() {
        return field;
    }

    /** Whether a method can have several, with different names. */
    public boolean isNamed() {
        return field.kind() == FieldKind.PROPERTIES;
    }

    /** The annotation as it is written on a parameter. */
    String written(String name) {
        String simple = "@Track." + annotation.getSimpleName();
        return isNamed() ? simple + "(\"" + name + "\")" : simple;
    }
}
