package com.payi.it.benchmarks.growth;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;

import org.jboss.weld.environment.se.Weld;
import org.jboss.weld.environment.se.WeldContainer;

import com.payi.cdi.IngestStatistics;
import com.payi.cdi.TrackContext;
import com.payi.cdi.TrackScope;
import com.payi.it.benchmarks.AnswerKind;
import com.payi.it.benchmarks.delivery.IngestQueue;
import com.payi.it.benchmarks.process.Commands;
import com.payi.it.benchmarks.process.Consumption;

/** Measures the cost of one point at a time. */
final class GrowthProcess {
    private static final int DOCUMENT = 1024;
    private static final int EVENTS = 50;
    private static final int LEAST_EVENTS = 20_000;
    private static final long LEAST_NANOS = TimeUnit.MILLISECONDS.toNanos(30);
    private static final int OFFERS = 500;

    private final IngestStatistics statistics;
    private final TrackedCall document = new TrackedCall(AnswerKind.CHAT, DOCUMENT);
    private final Map<Integer, TrackedCall> documents = new LinkedHashMap<>();
    private final TrackedCall stream = new TrackedCall(AnswerKind.STREAM, AnswerKind.STREAM.sizeOf(EVENTS));

    private final Map<Integer, TrackContext> limits = new LinkedHashMap<>();
    private final Map<Integer, TrackContext> properties = new LinkedHashMap<>();

    private GrowthProcess(IngestStatistics statistics) {
        this.statistics = statistics;
    }

    public static void main(String[] arguments) throws Exception {
        System.setProperty("payi.api-key", "benchmark");
        System.setProperty("payi.use-case-name", "benchmark");
        WeldContainer container = new Weld().addBeanClass(Accepting.class).initialize();
        GrowthProcess process = new GrowthProcess(container.select(IngestStatistics.class).get());
        Commands.serve("ready", command -> Commands.figures(process.point(Growing.valueOf(command[0]),
                Integer.parseInt(command[1]))));
    }

    private double point(Growing growing, int x) throws IOException {
        double nanos = switch (growing) {
            case DEPTH -> averaged(() -> nested(x, () -> {}));
            case CALL_IN_DEPTH -> calledInDepth(x);
            case LIMITS -> averaged(() -> inContext(limits(x)));
            case PROPERTIES -> averaged(() -> inContext(properties(x)));
            case BODY -> averaged(documents.computeIfAbsent(x, size -> new TrackedCall(AnswerKind.CHAT, size))::run);
            case STREAMS -> streams(x);
            case WAITING -> offeredWhile(x);
            case DELIVERED -> delivered(x);
        };
        await();
        return nanos;
    }

    /** The time of the thread for one of many. */
    private static double averaged(Runnable work) {
        long begin = Consumption.threadNanos();
        int times = 0;
        while (Consumption.threadNanos() - begin < LEAST_NANOS) {
            work.run();
            times++;
        }
        return (Consumption.threadNanos() - begin) * 1.0 / times;
    }

    /** So that events of one point cost nothing in the next, and none is dropped. */
    private void await() {
        while (statistics.snapshot().queued() > 0) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1));
        }
    }

    private static void nested(int depth, Runnable innermost) {
        if (depth == 0) {
            innermost.run();
            return;
        }
        try (TrackScope scope = TrackContext.builder().useCaseStep("step" + depth).open()) {
            nested(depth - 1, innermost);
        }
    }

    private double calledInDepth(int depth) {
        double[] nanos = new double[1];
        nested(depth, () -> nanos[0] = averaged(document::run));
        return nanos[0];
    }

    private void inContext(TrackContext context) {
        try (TrackScope scope = context.open()) {
            document.run();
        }
    }

    private TrackContext limits(int count) {
        return limits.computeIfAbsent(count, any -> TrackContext.builder()
                .limitIds(IntStream.range(0, count).mapToObj(number -> "limit_" + number).toList()).build());
    }

    private TrackContext properties(int count) {
        return properties.computeIfAbsent(count, any -> {
            Map<String, String> values = new LinkedHashMap<>();
            for (int number = 0; number < count; number++) {
                values.put("property_" + number, "value_" + number);
            }
            return TrackContext.builder().requestProperties(values).build();
        });
    }

    /** The time for an event of streams that are all open, and read in turn. */
    private double streams(int open) throws IOException {
        int rounds = Math.max(1, LEAST_EVENTS / EVENTS / open);
        long begin = Consumption.threadNanos();
        for (int round = 0; round < rounds; round++) {
            List<InputStream> answers = new ArrayList<>();
            for (int i = 0; i < open; i++) {
                answers.add(stream.open());
            }
            boolean more = true;
            while (more) {
                more = false;
                for (InputStream answer : answers) {
                    more |= stream.readPart(answer);
                }
            }
            for (InputStream answer : answers) {
                answer.close();
            }
        }
        return (Consumption.threadNanos() - begin) * 1.0 / rounds / open / EVENTS;
    }

    /** The time to hand over an event while others wait. */
    private static double offeredWhile(int waiting) {
        IngestQueue queue = new IngestQueue();
        queue.closeGate();
        for (int i = 0; i < waiting; i++) {
            queue.offer();
        }
        long begin = Consumption.threadNanos();
        for (int i = 0; i < OFFERS; i++) {
            queue.offer();
        }
        double nanos = (Consumption.threadNanos() - begin) * 1.0 / OFFERS;
        queue.openGate();
        queue.drain();
        queue.close();
        return nanos;
    }

    /** The time of the process for an event from its call to its delivery, which begins when so many wait. */
    private static double delivered(int waiting) {
        int rounds = Math.max(1, LEAST_EVENTS / 4 / waiting);
        IngestQueue queue = new IngestQueue();
        Consumption consumption = new Consumption();
        for (int round = 0; round < rounds; round++) {
            queue.closeGate();
            for (int i = 0; i < waiting; i++) {
                queue.offer();
            }
            queue.openGate();
            queue.drain();
        }
        double nanos = consumption.cpuNanos() * 1.0 / rounds / waiting;
        queue.close();
        return nanos;
    }
}
