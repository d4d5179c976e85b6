package com.payi.it.benchmarks;

import jakarta.inject.Singleton;

import com.payi.cdi.Track;

/** Does as good as nothing, so that what is around it shows. */
@Singleton
class Service {
    private int count;

    @Untouched
    int untouched() {
        return count++;
    }

    @Track
    int tracked() {
        return count++;
    }

    /** The inner call is intercepted too: Weld's subclasses intercept calls of a bean to itself. */
    @Track
    int trackedInTracked() {
        return tracked();
    }

    @Track(useCaseName = "benchmark")
    int trackedUseCase() {
        return count++;
    }

    @Spanned
    int spanned() {
        return count++;
    }
}
