package com.payi.it.benchmarks.quarkus;

import java.lang.management.ManagementFactory;

import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

import org.eclipse.microprofile.rest.client.inject.RestClient;

/** Shows what the application keeps while it does nothing. */
@Path("/rest")
public class RestResource {
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
        // The first one lets go what only references hold, the second one takes it.
        System.gc();
        System.gc();
        long classBytes = ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getName().equals("Metaspace")).mapToLong(pool -> pool.getUsage().getUsed()).sum();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() + " " + classBytes + " "
                + ManagementFactory.getClassLoadingMXBean().getLoadedClassCount();
    }
}
