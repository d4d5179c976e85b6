package com.payi.it.benchmarks;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import com.payi.cdi.Track;
import com.payi.cdi.internal.core.context.CurrentFrame;

/** Does as good as nothing, so that what is around it shows. */
@Singleton
class Service {
    private final Inner inner;
    private int count;

    @Inject
    Service(Inner inner) {
        this.inner = inner;
    }

    @Untouched
    int untouched() {
        return count++;
    }

    @Track
    int tracked() {
        return count++;
    }

    @Track
    int trackedInTracked() {
        return inner.tracked();
    }

    @Track(useCaseName = "benchmark")
    int trackedUseCase() {
        return count++;
    }

    @Track
    boolean hasContext() {
        return CurrentFrame.get() != null;
    }

    @Spanned
    int spanned() {
        return count++;
    }

    /** A bean of its own, because a bean's calls to itself are not intercepted. */
    @Singleton
    static class Inner {
        private int count;

        @Track
        int tracked() {
            return count++;
        }
    }
}
