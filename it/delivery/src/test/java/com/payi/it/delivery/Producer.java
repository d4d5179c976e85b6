package com.payi.it.delivery;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

import org.jboss.weld.environment.se.Weld;
import org.jboss.weld.environment.se.WeldContainer;

import com.payi.cdi.IngestStatistics;
import com.payi.cdi.internal.edge.runtime.PayiRuntime;

/**
 * An application that calls a provider, in a JVM of its own, so that it can be killed. It writes what happens to its standard
 * output, a line each: {@code sample} and the counts of the library, every some milliseconds; {@code call} and how long a call
 * took that the library reports, and one that it leaves alone, in ns; {@code ended}, on demand, with the id of an answer and when
 * it was there; {@code produced} when it has made all its calls; and
 * {@code end} with the last counts. It ends at a line on its standard input, or at SIGTERM.
 */
final class Producer {
    /** A line without it was cut short by a kill. */
    static final String END_OF_LINE = ";";
    private static final int SAMPLE_MILLIS = 20;

    private final WeldContainer container;
    private final IngestStatistics statistics;
    private final AtomicBoolean stop = new AtomicBoolean();
    private final AtomicBoolean ended = new AtomicBoolean();
    private final ScheduledExecutorService timer = Executors.newScheduledThreadPool(2, Producer::daemon);
    private final List<Thread> callers = new ArrayList<>();

    private Producer() {
        container = new Weld().property("org.jboss.weld.se.shutdownHook", false)
                .addBeanClass(Producer.class).initialize();
        // Not a proxy: to be read once more when the application has ended.
        statistics = container.select(IngestStatistics.class).get();
    }

    public static void main(String[] arguments) throws IOException {
        Producer producer = new Producer();
        Runtime.getRuntime().addShutdownHook(new Thread(producer::end));
        producer.produce();
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)).readLine();
        // Also if the parent process that could write one has ended.
        producer.end();
        System.exit(0);
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work);
        thread.setDaemon(true);
        return thread;
    }

    private void produce() {
        timer.scheduleAtFixedRate(this::sample, 0, SAMPLE_MILLIS, TimeUnit.MILLISECONDS);
        int threads = Integer.getInteger("producer.threads", 1);
        int calls = Integer.getInteger("producer.calls", 0);
        int volume = Integer.getInteger("producer.volume", 0);
        URI provider = URI.create(System.getProperty("producer.provider"));
        AtomicInteger busy = new AtomicInteger(threads + (volume > 0 ? 1 : 0));
        Runnable done = () -> {
            if (busy.decrementAndGet() == 0) {
                // No counts come after that which are older.
                sample();
                report("produced", "");
            }
        };
        for (int thread = 0; thread < threads; thread++) {
            callers.add(new Thread(new MeasuredCalls(provider, calls, stop, this::report, done), "caller-" + thread));
        }
        callers.forEach(Thread::start);
        if (volume > 0) {
            new VolumeCalls(container.select(PayiRuntime.class).get().calls(), provider, volume,
                    Integer.getInteger("producer.rate", Integer.MAX_VALUE), stop, done).start(timer);
        }
    }

    /** One after another, so that no older counts follow newer ones. */
    private synchronized void sample() {
        report("sample", Sample.of(statistics).line());
    }

    private void report(String what, String detail) {
        System.out.println(what + " " + detail + END_OF_LINE);
    }

    /** As a server does it: no new work, then the application ends. */
    private void end() {
        if (!ended.compareAndSet(false, true)) {
            return;
        }
        stop.set(true);
        try {
            for (Thread caller : callers) {
                caller.join();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        timer.shutdownNow();
        container.shutdown();
        report("end", Sample.of(statistics).line());
    }
}
