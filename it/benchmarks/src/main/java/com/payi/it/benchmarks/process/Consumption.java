package com.payi.it.benchmarks.process;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

import com.sun.management.OperatingSystemMXBean;
import com.sun.management.ThreadMXBean;

/** What this process consumes from a moment on. */
public final class Consumption {
    private static final OperatingSystemMXBean SYSTEM = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final Path TASKS = Path.of("/proc/self/task");

    private final Map<Long, Long> allocatedBefore = allocated();
    private final Map<String, Long> cpuBefore = cpu();

    /** All threads of the process that are still alive, those of the compiler and the collector included. */
    public long cpuNanos() {
        return since(cpuBefore, cpu());
    }

    /** What all threads that are still alive have allocated. */
    public long bytes() {
        return since(allocatedBefore, allocated());
    }

    private static <K> long since(Map<K, Long> before, Map<K, Long> after) {
        return after.entrySet().stream().mapToLong(now -> now.getValue() - before.getOrDefault(now.getKey(), 0L)).sum();
    }

    private static Map<Long, Long> allocated() {
        long[] ids = THREADS.getAllThreadIds();
        long[] bytes = THREADS.getThreadAllocatedBytes(ids);
        Map<Long, Long> allocated = new HashMap<>();
        for (int i = 0; i < ids.length; i++) {
            // Negative for a thread that has just ended.
            allocated.put(ids[i], Math.max(0, bytes[i]));
        }
        return allocated;
    }

    /** As the scheduler of Linux counts it; the JDK counts in steps of 10 ms. */
    private static Map<String, Long> cpu() {
        if (!Files.isDirectory(TASKS)) {
            return Map.of("process", SYSTEM.getProcessCpuTime());
        }
        Map<String, Long> times = new HashMap<>();
        try (DirectoryStream<Path> tasks = Files.newDirectoryStream(TASKS)) {
            for (Path task : tasks) {
                times.put(task.toString(), cpu(task));
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return times;
    }

    private static long cpu(Path task) throws IOException {
        try {
            return Long.parseLong(Files.readString(task.resolve("schedstat")).split(" ")[0]);
        } catch (NoSuchFileException e) {
            // The thread has just ended.
            return 0;
        }
    }

    /** The time that the calling thread has run so far. */
    public static long threadNanos() {
        return THREADS.getCurrentThreadCpuTime();
    }

    /** What the calling thread has allocated so far. */
    public static long threadBytes() {
        return THREADS.getThreadAllocatedBytes(Thread.currentThread().getId());
    }
}
