package com.payi.it.interception;

import jakarta.enterprise.context.ApplicationScoped;

import com.payi.cdi.Track;

/** Annotations on superclasses and interfaces. */
public final class Inherited {
    private Inherited() {}

    /** A superclass with annotations everywhere. */
    @Track(useCaseName = "base_class")
    public abstract static class TrackedBase {
        public String ofBase() {
            return Seen.useCase();
        }
    }

    /** A superclass with annotations on methods only. */
    public abstract static class Base {
        @Track(useCaseName = "base_method")
        public String inherited() {
            return Seen.useCase();
        }

        @Track(useCaseName = "base_method")
        public String overriddenWith() {
            return Seen.useCase();
        }

        @Track(useCaseName = "base_method")
        public String overriddenWithout() {
            return Seen.useCase();
        }
    }

    /** Inherits a class's annotation. */
    @ApplicationScoped
    public static class OfTrackedBase extends TrackedBase {
        public String own() {
            return Seen.useCase();
        }
    }

    /** Inherits and overrides methods. */
    @ApplicationScoped
    public static class OfBase extends Base {
        @Override
        @Track(useCaseName = "overriding")
        public String overriddenWith() {
            return Seen.useCase();
        }

        @Override
        public String overriddenWithout() {
            return Seen.useCase();
        }
    }

    /** An interface with a type parameter. */
    public interface Handler<T> {
        String handle(T value);
    }

    /** Has a bridge method besides its own. */
    @ApplicationScoped
    public static class TextHandler implements Handler<String> {
        @Override
        @Track(useCaseName = "generic")
        public String handle(String value) {
            return Seen.useCase();
        }
    }

    /** An interface with annotations. */
    public interface Contract {
        @Track(useCaseName = "contract")
        String implemented();

        @Track(useCaseName = "default_method")
        default String inherited() {
            return Seen.useCase();
        }
    }

    /** Implements the interface. */
    @ApplicationScoped
    public static class OfContract implements Contract {
        @Override
        public String implemented() {
            return Seen.useCase();
        }
    }

    /** An interface whose annotation is on itself. */
    @Track(useCaseName = "interface")
    public interface TrackedContract {
        String work();
    }

    /** Implements it. */
    @ApplicationScoped
    public static class OfTrackedContract implements TrackedContract {
        @Override
        public String work() {
            return Seen.useCase();
        }
    }
}
