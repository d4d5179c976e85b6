package com.payi.it.interception;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Dependent;

import com.payi.cdi.Track;

/** Annotations on methods and classes, without inheritance. */
public final class Plain {
    private Plain() {}

    /** On methods. */
    @ApplicationScoped
    public static class OnMethod {
        @Track(useCaseName = "method")
        public String method() {
            return Seen.useCase();
        }

        @Track(useCaseName = "package_private")
        String packagePrivate() {
            return Seen.useCase();
        }

        @Track(useCaseName = "protected")
        protected String isProtected() {
            return Seen.useCase();
        }

        @Track(useCaseName = "outer")
        public String callsItself() {
            return method();
        }

        @Track(useCaseName = "static")
        public static String isStatic() {
            return Seen.useCase();
        }
    }

    /** On the class. */
    @ApplicationScoped
    @Track(useCaseName = "class")
    public static class OnClass {
        public String method() {
            return Seen.useCase();
        }

        @Track(useCaseName = "method_of_class")
        public String both() {
            return Seen.useCase();
        }
    }

    /** Belongs to the bean that injects it. */
    @Dependent
    public static class OnDependent {
        @Track(useCaseName = "dependent")
        public String method() {
            return Seen.useCase();
        }
    }
}
