package com.payi.quarkus.deployment;

import java.lang.annotation.Annotation;

import org.jboss.jandex.AnnotationInstance;
import org.jboss.jandex.AnnotationValue;
import org.jboss.jandex.IndexView;

import com.payi.cdi.Track;

/** An annotation that was read from the index: lets the library check it without the annotated class being loaded. */
@SuppressWarnings("ClassExplicitlyAnnotation")
final class IndexedTrack implements Track {
    private final AnnotationInstance instance;
    private final IndexView index;

    IndexedTrack(AnnotationInstance instance, IndexView index) {
        this.instance = instance;
        this.index = index;
    }

    @Override
    public String useCaseName() {
        return value("useCaseName").asString();
    }

    @Override
    public String useCaseId() {
        return value("useCaseId").asString();
    }

    @Override
    public int useCaseVersion() {
        return value("useCaseVersion").asInt();
    }

    @Override
    public String[] limitIds() {
        return value("limitIds").asStringArray();
    }

    @Override
    public String userId() {
        return value("userId").asString();
    }

    @Override
    public String accountName() {
        return value("accountName").asString();
    }

    @Override
    public String[] requestProperties() {
        return value("requestProperties").asStringArray();
    }

    @Override
    public String[] useCaseProperties() {
        return value("useCaseProperties").asStringArray();
    }

    @Override
    public boolean[] logPromptAndResponse() {
        return value("logPromptAndResponse").asBooleanArray();
    }

    @Override
    public boolean[] proxy() {
        return value("proxy").asBooleanArray();
    }

    @Override
    public Class<? extends Annotation> annotationType() {
        return Track.class;
    }

    private AnnotationValue value(String member) {
        return instance.valueWithDefault(index, member);
    }
}
