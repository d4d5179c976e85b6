package com.payi.it.interception;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

import com.payi.cdi.Track;

/** Methods that the container calls. */
public final class Produced {
    private Produced() {}

    /** Made by a producer. */
    public static class Product {
        private final String whileMade = Seen.useCase();

        public String whileMade() {
            return whileMade;
        }

        public String method() {
            return Seen.useCase();
        }
    }

    /** The event that the observer gets, with what the observer has seen. */
    public static class Signal {
        String seen;
    }

    /** Makes the product. */
    @Singleton
    public static class Producer {
        @Produces
        @Dependent
        @Track(useCaseName = "producer")
        public Product product() {
            return new Product();
        }
    }

    /** Observes. */
    @Singleton
    public static class Observer {
        @Track(useCaseName = "observer")
        public void observe(@Observes Signal signal) {
            signal.seen = Seen.useCase();
        }
    }
}
