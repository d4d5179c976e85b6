package com.payi.cdi.internal.core.delivery;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/**
 * How the intake thread waits. To wake a thread costs the one that does it some microseconds, so a call does it only if
 * the intake thread sleeps. After work, that thread looks again a short time later before it sleeps: a steady flow of
 * events costs no wake-up each.
 */
final class IntakeSleep {
    private static final long SHORT_NANOS = TimeUnit.MILLISECONDS.toNanos(10);

    private final boolean looksAgain;
    private final AtomicReference<Thread> sleeper = new AtomicReference<>();
    private volatile Thread consumer;

    /** @param looksAgain false where each event is to be seen at once */
    IntakeSleep(boolean looksAgain) {
        this.looksAgain = looksAgain;
    }

    /**
     * Waits until there is something. For the intake thread.
     *
     * @param isThere asked again and again, on this thread
     */
    void await(BooleanSupplier isThere) {
        consumer = Thread.currentThread();
        if (looksAgain && !isThere.getAsBoolean()) {
            LockSupport.parkNanos(this, SHORT_NANOS);
        }
        while (!isThere.getAsBoolean()) {
            sleeper.set(Thread.currentThread());
            // What came before the thread counted as asleep woke nobody.
            if (!isThere.getAsBoolean()) {
                LockSupport.park(this);
                // An interrupt that code of the application left behind would end every wait at once.
                Thread.interrupted();
            }
            sleeper.set(null);
        }
    }

    /** Ends the sleep, if the thread sleeps. For any thread, after it has put something there. */
    void wake() {
        Thread asleep = sleeper.get();
        if (asleep != null && sleeper.compareAndSet(asleep, null)) {
            LockSupport.unpark(asleep);
        }
    }

    /** Ends whatever wait there is: the application ends. */
    void hurry() {
        LockSupport.unpark(consumer);
    }
}
