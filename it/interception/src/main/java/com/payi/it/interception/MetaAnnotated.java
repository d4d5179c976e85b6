package com.payi.it.interception;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Stereotype;
import jakarta.interceptor.InterceptorBinding;

import com.payi.cdi.Track;

/** Beans whose tracking comes from an annotation of an annotation. */
public final class MetaAnnotated {
    private MetaAnnotated() {}

    /** A stereotype that tracks. */
    @Stereotype
    @ApplicationScoped
    @Track(useCaseName = "stereotype")
    @Target(ElementType.TYPE)
    @Retention(RetentionPolicy.RUNTIME)
    public @interface Tracked {}

    /** A stereotype that has the other one. */
    @Stereotype
    @Tracked
    @Target(ElementType.TYPE)
    @Retention(RetentionPolicy.RUNTIME)
    public @interface Service {}

    /** An interceptor binding that tracks. */
    @InterceptorBinding
    @Track(useCaseName = "binding")
    @Target({ElementType.TYPE, ElementType.METHOD})
    @Retention(RetentionPolicy.RUNTIME)
    public @interface Chat {}

    /** Has the stereotype. */
    @Tracked
    public static class ByStereotype {
        public String method() {
            return Seen.useCase();
        }

        @Track(useCaseName = "method_of_stereotype")
        public String both() {
            return Seen.useCase();
        }
    }

    /** Has the stereotype of the stereotype. */
    @Service
    public static class ByStereotypeOfStereotype {
        public String method() {
            return Seen.useCase();
        }
    }

    /** Has the binding. */
    @ApplicationScoped
    public static class ByBinding {
        @Chat
        public String method() {
            return Seen.useCase();
        }
    }
}
