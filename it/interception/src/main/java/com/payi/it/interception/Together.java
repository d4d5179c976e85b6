package com.payi.it.interception;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import jakarta.annotation.Priority;
import jakarta.decorator.Decorator;
import jakarta.decorator.Delegate;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptor;
import jakarta.transaction.Transactional;

import org.eclipse.microprofile.faulttolerance.Fallback;
import org.eclipse.microprofile.faulttolerance.Retry;

import com.payi.cdi.Track;

/** Beans that are decorated, or intercepted by others as well. */
public final class Together {
    private Together() {}

    /** What is decorated. */
    public interface Greeter {
        List<String> greet();
    }

    /** Is decorated. */
    @ApplicationScoped
    public static class TrackedGreeter implements Greeter {
        @Override
        @Track(useCaseName = "decorated")
        public List<String> greet() {
            return new ArrayList<>(List.of(Seen.useCase()));
        }
    }

    /** Adds what it sees itself. */
    @Decorator
    @Priority(Interceptor.Priority.APPLICATION)
    public static class PoliteGreeter implements Greeter {
        private final Greeter greeter;

        @Inject
        public PoliteGreeter(@Delegate Greeter greeter) {
            this.greeter = greeter;
        }

        @Override
        public List<String> greet() {
            List<String> seen = greeter.greet();
            seen.add(Seen.useCase());
            return seen;
        }
    }

    /** Succeeds at the third attempt. */
    @ApplicationScoped
    public static class Retried {
        private final List<String> instances = new CopyOnWriteArrayList<>();

        @Track(useCaseName = "retried")
        @Retry(maxRetries = 3, delay = 0, jitter = 0)
        public String attempt() {
            instances.add(Seen.instance());
            if (instances.size() % 3 != 0) {
                throw new IllegalStateException("not yet");
            }
            return Seen.useCase();
        }

        @Track(useCaseName = "failing")
        @Fallback(fallbackMethod = "instead")
        public String fails() {
            throw new IllegalStateException("never");
        }

        public String instead() {
            return Seen.useCase();
        }

        /** The instance that each of the last three attempts saw. */
        public List<String> instances() {
            return instances;
        }
    }

    /** Runs in a transaction. */
    @ApplicationScoped
    public static class InTransaction {
        @Track(useCaseName = "transaction")
        @Transactional
        public String method() {
            return Seen.useCase();
        }
    }
}
