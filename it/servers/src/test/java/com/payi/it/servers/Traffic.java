package com.payi.it.servers;

import java.net.URI;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/** Callers of an application who go on while it is replaced, whatever it answers. */
final class Traffic implements AutoCloseable {
    /** How the models begin that these callers ask for; each asks for another one. */
    static final String MODEL = "traffic-";

    private static final int CALLERS = 3;

    private final AtomicBoolean ended = new AtomicBoolean();
    private final AtomicInteger calls = new AtomicInteger();
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
                installation.call(application, "documents/summary", MODEL + calls.incrementAndGet());
            } catch (RuntimeException e) {
                // The application is just being replaced; what had reached the provider by then is compared with the events.
                Thread.onSpinWait();
            }
        }
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
