package com.payi.it.benchmarks.process;

import java.lang.management.ManagementFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** What a process keeps while it does nothing. */
public final class Rest {
    private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(50);
    private static final long ENOUGH = 10_000;

    private Rest() {}

    /** Bytes of the heap and of classes, and how many classes are loaded. */
    public static double[] measure() {
        double heap = collected();
        double classBytes = ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getName().equals("Metaspace")).mapToDouble(pool -> pool.getUsage().getUsed()).sum();
        return new double[]{heap, classBytes, ManagementFactory.getClassLoadingMXBean().getLoadedClassCount()};
    }

    /** Each collection lets go what only references held, and the next one takes it: until no more comes of it. */
    private static double collected() {
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
