package com.payi.cdi.internal.core.delivery;

import java.util.concurrent.TimeUnit;

/** Begins and ends the threads of the delivery. */
final class DeliveringThread {
    private DeliveringThread() {}

    static Thread started(Runnable work, String name) {
        Thread made = new Thread(work, name);
        made.setDaemon(true);
        // Otherwise the thread would keep the class loader of the first caller for as long as it lives.
        made.setContextClassLoader(null);
        made.start();
        return made;
    }

    /** @return whether this thread was interrupted meanwhile */
    static boolean join(Thread delivering, long millis) {
        boolean interrupted = false;
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
        for (long left = millis; left > 0; left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime())) {
            try {
                delivering.join(left);
                return interrupted;
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        return interrupted;
    }
}
