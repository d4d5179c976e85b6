package com.payi.it.benchmarks.quarkus;

import java.lang.management.ManagementFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

import org.eclipse.microprofile.rest.client.inject.RestClient;

/** Shows what the application keeps while it does nothing. */
@Path("/rest")
public class RestResource {
    private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(50);
    private static final long ENOUGH = 10_000;

    private final Model model;

    @Inject
    RestResource(@RestClient Model model) {
        this.model = model;
    }

    /** Bytes of the heap and of classes, and how many classes are loaded. */
    @GET
    public String rest() {
        if (model == null) {
            throw new IllegalStateException("The application has no client");
        }
        long heap = collected();
        long classBytes = ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getName().equals("Metaspace")).mapToLong(pool -> pool.getUsage().getUsed()).sum();
        return heap + " " + classBytes + " "
                + ManagementFactory.getClassLoadingMXBean().getLoadedClassCount();
    }

    /** Each collection lets go what only references held, and the next one takes it: until no more comes of it. */
    private static long collected() {
        long least = Long.MAX_VALUE;
        for (int without = 0; without < 3; without++) {
            System.gc();
            LockSupport.parkNanos(PAUSE_NANOS);
            long used = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
            if (used < least - ENOUGH) {
                without = 0;
            }
            least = Math.min(least, used);
        }
        return least;
    }
}
