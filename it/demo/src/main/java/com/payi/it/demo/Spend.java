package com.payi.it.demo;

import java.io.PrintStream;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;

/** What the meters of the library show to Prometheus: of all meters, those with costs and limits. */
@Singleton
public class Spend {
    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);

    @Produces
    @Singleton
    PrometheusMeterRegistry registry() {
        return registry;
    }

    /** Whether the meters have the cost of so many calls. */
    boolean has(int calls) {
        return registry.find("payi.spend.priced").functionCounters().stream().mapToDouble(counter -> counter.count())
                .sum() >= calls;
    }

    void print(PrintStream out) {
        registry.scrape().lines().filter(line -> line.startsWith("payi_spend_cost_") || line.startsWith("payi_limit_"))
                .forEach(out::println);
    }
}
