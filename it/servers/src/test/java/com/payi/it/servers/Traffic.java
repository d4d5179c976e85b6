package com.payi.it.servers;

import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/** Callers of an application who go on while it is replaced, whatever it answers. */
final class Traffic implements AutoCloseable {
    /** How the models begin that these callers ask for; each asks for another one. */
    static final String MODEL = "traffic-";

    private static final int CALLERS = 3;
    private static final int OK = 200;
    /**
     * Longer than a request: on TomEE, a call that CXF has just begun when its application ends waits for CXF's time-out of a
     * minute, because the client of the JDK below it has ended.
     */
    private static final Duration PATIENCE = Installation.PATIENCE.plusSeconds(30);

    private final AtomicBoolean ended = new AtomicBoolean();
    private final AtomicInteger calls = new AtomicInteger();
    private final AtomicInteger answers = new AtomicInteger();
    private final List<Thread> callers;

    private Traffic(Installation installation, URI application) {
        callers = IntStream.range(0, CALLERS).mapToObj(number -> new Thread(() -> call(installation, application))).toList();
    }

    static Traffic start(Installation installation, URI application) {
        Traffic traffic = new Traffic(installation, application);
        traffic.callers.forEach(Thread::start);
        return traffic;
    }

    private void call(Installation installation, URI application) {
        while (!ended.get()) {
            try {
                String model = MODEL + calls.incrementAndGet();
                if (installation.call(application, "documents/summary", model).statusCode() == OK) {
                    answers.incrementAndGet();
                }
            } catch (RuntimeException e) {
                // The application is just being replaced; what had reached the provider by then is compared with the events.
                Thread.onSpinWait();
            }
        }
    }

    /** Waits until the application answers the callers again: fails where they do not reach it. */
    void awaitAnswers() {
        int before = answers.get();
        await("answers to the callers").atMost(PATIENCE).until(() -> answers.get() > before + CALLERS);
    }

    @Override
    public void close() {
        ended.set(true);
        for (Thread caller : callers) {
            try {
                caller.join();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
