package com.payi.it.interception;

import jakarta.enterprise.context.ApplicationScoped;

import com.payi.cdi.Track;

/** What Weld cannot intercept, some of it with the consequence that the application is not deployed. */
final class Impossible {
    private Impossible() {}

    /** A private method. */
    @ApplicationScoped
    static class OnPrivate {
        String call() {
            return method();
        }

        @Track(useCaseName = "private")
        private String method() {
            return Seen.useCase();
        }
    }

    /** A final method. */
    @ApplicationScoped
    static class OnFinal {
        @Track(useCaseName = "final")
        final String method() {
            return Seen.useCase();
        }
    }

    /** A final method under the class's annotation. */
    @ApplicationScoped
    @Track(useCaseName = "class")
    static class FinalUnderClass {
        final String method() {
            return Seen.useCase();
        }
    }

    /** A final class. */
    @ApplicationScoped
    @Track(useCaseName = "final_class")
    static final class FinalClass {
        String method() {
            return Seen.useCase();
        }
    }
}
