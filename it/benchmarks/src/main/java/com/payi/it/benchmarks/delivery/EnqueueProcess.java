package com.payi.it.benchmarks.delivery;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import com.payi.it.benchmarks.process.Commands;
import com.payi.it.benchmarks.process.Consumption;

/**
 * Events are handed over to the library's queue and to that of OpenTelemetry, in turn. What takes them out in the
 * background drops them at once.
 */
final class EnqueueProcess {
    private static final int MOST_THREADS = 8;

    private final ExecutorService threads = Executors.newFixedThreadPool(MOST_THREADS);

    private EnqueueProcess() {}

    public static void main(String[] arguments) throws Exception {
        EnqueueProcess process = new EnqueueProcess();
        IngestQueue library = new IngestQueue();
        SpanQueue peer = new SpanQueue();
        Commands.serve("ready", command -> process.round(command[0].equals("library") ? library : peer,
                Integer.parseInt(command[1]), Integer.parseInt(command[2])));
    }

    /** A queue that takes what threads of an application hand over. */
    interface Queue {
        void offer();

        /** Waits until the queue is empty. */
        void drain();
    }

    private String round(Queue queue, int users, int events) throws Exception {
        CyclicBarrier together = new CyclicBarrier(users);
        List<Future<long[]>> running = new ArrayList<>();
        for (int user = 0; user < users; user++) {
            running.add(threads.submit(() -> {
                together.await();
                long bytes = Consumption.threadBytes();
                long begin = Consumption.threadNanos();
                for (int event = 0; event < events / users; event++) {
                    queue.offer();
                }
                return new long[]{Consumption.threadNanos() - begin, Consumption.threadBytes() - bytes};
            }));
        }
        long nanos = 0;
        long bytes = 0;
        for (Future<long[]> each : running) {
            nanos += each.get()[0];
            bytes += each.get()[1];
        }
        queue.drain();
        return Commands.figures(nanos * 1.0 / events, bytes * 1.0 / events);
    }
}
