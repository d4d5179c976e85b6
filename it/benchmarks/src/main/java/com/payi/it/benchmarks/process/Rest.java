package com.payi.it.benchmarks.process;

import java.lang.management.ManagementFactory;

/** What a process keeps while it does nothing. */
public final class Rest {
    private Rest() {}

    /** Bytes of the heap and of classes, and how many classes are loaded. */
    public static double[] measure() {
        // The first one lets go what only references hold, the second one takes it.
        System.gc();
        System.gc();
        double classBytes = ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getName().equals("Metaspace")).mapToDouble(pool -> pool.getUsage().getUsed()).sum();
        return new double[]{ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed(), classBytes,
                ManagementFactory.getClassLoadingMXBean().getLoadedClassCount()};
    }
}
