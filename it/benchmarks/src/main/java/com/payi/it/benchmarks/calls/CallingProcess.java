package com.payi.it.benchmarks.calls;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

import jakarta.ws.rs.client.ClientBuilder;
import jakarta.ws.rs.client.WebTarget;

import org.jboss.resteasy.client.jaxrs.ResteasyClientBuilder;
import org.jboss.weld.environment.se.Weld;
import org.jboss.weld.environment.se.WeldContainer;

import com.payi.it.benchmarks.process.Commands;
import com.payi.it.benchmarks.process.Consumption;

/** An application that makes the same call again and again, in one of the ways. */
final class CallingProcess {
    static final String WARM_UP = "warm-up";
    private static final int CALLS_OF_WARM_UP = 200;
    private static final int MOST_THREADS = 8;
    private static final String PROMPT = "Summarize the document in three sentences, and name its date. ".repeat(25);

    private final Observed observed;
    private final WebTarget model;
    private final String prompt;
    private final ExecutorService threads = Executors.newFixedThreadPool(MOST_THREADS);

    private CallingProcess(Observed observed, WebTarget model, boolean stream) {
        this.observed = observed;
        this.model = model;
        this.prompt = "{\"model\":\"gpt-4o\",\"stream\":" + stream + ",\"messages\":[{\"role\":\"user\",\"content\":\"" + PROMPT
                + "\"}]}";
    }

    /** Arguments: the way, the ports of the provider and of Pay-i, and whether streams are asked for. */
    public static void main(String[] arguments) throws Exception {
        Way way = Way.valueOf(arguments[0]);
        System.setProperty("payi.api-key", "benchmark");
        System.setProperty("payi.base-url", "http://127.0.0.1:" + arguments[2]);
        WeldContainer container = new Weld().addBeanClass(Service.class).initialize();
        Service service = container.select(Service.class).get();
        Observed observed = switch (way) {
            case BARE -> Observed.bare(service);
            case SPANNED -> Observed.spanned(service, arguments[2]);
            case TRACKED -> Observed.tracked(service, container);
        };
        WebTarget model = ((ResteasyClientBuilder) ClientBuilder.newBuilder())
                .connectionPoolSize(MOST_THREADS).maxPooledPerRoute(MOST_THREADS).build()
                .target("http://127.0.0.1:" + arguments[1] + "/v1/chat/completions");
        CallingProcess process = new CallingProcess(observed, model, Boolean.parseBoolean(arguments[3]));
        Commands.serve("ready", process::round);
    }

    /**
     * A command: how many calls, on how many threads, how many a second at most (0 for any number), and whether what was
     * observed is exported before the round ends. Or "warm-up", with seconds and threads.
     */
    private String round(String[] command) throws Exception {
        if (command[0].equals(WARM_UP)) {
            return warmUp(Integer.parseInt(command[1]), Integer.parseInt(command[2]));
        }
        int calls = Integer.parseInt(command[0]);
        int users = Integer.parseInt(command[1]);
        long interval = Integer.parseInt(command[2]) == 0 ? 0 : TimeUnit.SECONDS.toNanos(1) / Integer.parseInt(command[2]);
        long[] nanos = new long[calls];
        Consumption consumption = new Consumption();
        long begin = System.nanoTime();
        run(users, interval, nanos);
        long wall = System.nanoTime() - begin;
        if (Boolean.parseBoolean(command[3])) {
            observed.settle();
        }
        double cpu = consumption.cpuNanos();
        double bytes = consumption.bytes();
        Arrays.sort(nanos);
        return Commands.figures(nanos[calls / 2] / 1e3, nanos[calls * 99 / 100] / 1e3, cpu / 1e3 / calls, bytes / calls,
                calls * 1e9 / wall);
    }

    /** Rounds for some seconds: faster ways get more of them. */
    private String warmUp(int seconds, int users) throws Exception {
        long begin = System.nanoTime();
        while (System.nanoTime() - begin < TimeUnit.SECONDS.toNanos(seconds)) {
            run(users, 0, new long[CALLS_OF_WARM_UP]);
            observed.settle();
        }
        return "done";
    }

    private void run(int users, long interval, long[] nanos) throws Exception {
        AtomicInteger next = new AtomicInteger();
        long begin = System.nanoTime();
        List<Future<?>> running = new ArrayList<>();
        for (int user = 0; user < users; user++) {
            running.add(threads.submit(() -> {
                for (int call = next.getAndIncrement(); call < nanos.length; call = next.getAndIncrement()) {
                    awaitTurn(begin + call * interval);
                    long before = System.nanoTime();
                    observed.call(model, prompt);
                    nanos[call] = System.nanoTime() - before;
                }
            }));
        }
        for (Future<?> each : running) {
            each.get();
        }
    }

    private static void awaitTurn(long turn) {
        for (long left = turn - System.nanoTime(); left > 0; left = turn - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }
}
