package com.payi.cdi.internal.ingest;

import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

import com.payi.cdi.PayiResult;
import com.payi.cdi.internal.PayiLogger;
import com.payi.cdi.internal.QuietLog;
import com.payi.cdi.internal.config.PayiConfiguration;
import com.payi.cdi.internal.context.Frame;

/**
 * Takes events from the application's threads, which never wait, and delivers them on a thread of its own. The thread is
 * started by the first call and ended by {@link #close()}.
 */
public final class IngestService {
    /** Wakes the worker when there is nothing to deliver but the end. */
    private static final Submission WAKE_UP = new Submission(null, null);
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final PayiConfiguration configuration;
    private final BlockingQueue<Submission> queue;
    private final ResultListener results;
    private final Runnable housekeeping;
    private final IngestCounts counts = new IngestCounts();
    private final QuietLog quiet = new QuietLog();
    private final AtomicBoolean started = new AtomicBoolean();
    private volatile boolean closing;
    private volatile boolean closed;
    private volatile Thread thread;

    /**
     * @param results told of each result, on the delivering thread
     * @param housekeeping run on the delivering thread about once a second
     */
    public IngestService(PayiConfiguration configuration, ResultListener results, Runnable housekeeping) {
        this.configuration = configuration;
        this.queue = new ArrayBlockingQueue<>(configuration.queueCapacity());
        this.results = results;
        this.housekeeping = housekeeping;
    }

    /** Told what Pay-i answered. */
    @FunctionalInterface
    public interface ResultListener {
        void received(PayiResult result, Frame frame);
    }

    /** Begins to deliver, if that has not happened yet. */
    public void start() {
        if (!started.get() && !closing && started.compareAndSet(false, true)) {
            Thread worker = new Thread(this::deliverAll, "payi-ingest");
            worker.setDaemon(true);
            // The class loader of whoever made the first call would be pinned for as long as the thread lives.
            worker.setContextClassLoader(null);
            thread = worker;
            worker.start();
        }
    }

    /** Never blocks; an event that finds no room is counted and told. */
    public void offer(IngestEvent event, Frame frame) {
        start();
        counts.offered.increment();
        Submission submission = new Submission(event, frame);
        if (!queue.offer(submission)) {
            counts.dropped.increment();
            quiet.warn("queueFull",
                    () -> PayiLogger.LOG.queueFull(configuration.queueCapacity(), counts.dropped.sum()));
        } else if (closed && queue.remove(submission)) {
            // Nobody takes it any more.
            counts.dropped.increment();
            quiet.warn("closed", () -> PayiLogger.LOG.offeredAfterEnd(event.id()));
        }
    }

    private void deliverAll() {
        IngestSender sender = new HttpIngestSender(configuration);
        long lastHousekeeping = System.nanoTime();
        while (!closing || !queue.isEmpty()) {
            try {
                Submission next = queue.poll(closing ? 0 : PAUSE.toMillis(), TimeUnit.MILLISECONDS);
                if (next != null && next != WAKE_UP) {
                    deliver(next, sender);
                }
                if (System.nanoTime() - lastHousekeeping >= PAUSE.toNanos()) {
                    lastHousekeeping = System.nanoTime();
                    housekeeping.run();
                }
            } catch (InterruptedException e) {
                if (closing) {
                    // The deadline of the shutdown has passed.
                    return;
                }
            } catch (RuntimeException e) {
                PayiLogger.LOG.deliveryFailed(e);
            }
        }
    }

    private void deliver(Submission submission, IngestSender sender) throws InterruptedException {
        IngestEvent event = submission.event();
        IngestOutcome outcome;
        try {
            outcome = sender.send(event);
        } catch (InterruptedException | RuntimeException e) {
            counts.failed.increment();
            PayiLogger.LOG.notDelivered(event.id(), e.getClass().getSimpleName());
            throw e;
        }
        switch (outcome.kind()) {
            case DELIVERED:
                counts.delivered.increment();
                outcome.result().warnings().forEach(warning -> PayiLogger.LOG.payiWarning(event.id(), warning));
                results.received(outcome.result(), submission.frame());
                break;
            case REJECTED:
                counts.rejected.increment();
                PayiLogger.LOG.rejected(event.id(), outcome.answer(), Remedies.of(outcome.code()));
                break;
            default:
                counts.failed.increment();
                PayiLogger.LOG.notDelivered(event.id(), outcome.answer());
        }
    }

    /** Delivers what is queued within the configured time, then ends the thread and tells the counts. */
    public void close() {
        closing = true;
        if (thread != null) {
            queue.offer(WAKE_UP);
            awaitEnd(thread);
        }
        closed = true;
        int lost = 0;
        for (Submission left = queue.poll(); left != null; left = queue.poll()) {
            lost += left == WAKE_UP ? 0 : 1;
        }
        if (lost > 0) {
            counts.dropped.add(lost);
            PayiLogger.LOG.lostAtShutdown(lost, configuration.shutdownTimeout().toMillis());
        }
        if (counts.offered.sum() > 0) {
            PayiLogger.LOG.summary(counts.offered.sum(), counts.delivered.sum(), counts.rejected.sum(), counts.failed.sum(),
                    counts.dropped.sum());
        }
    }

    private void awaitEnd(Thread worker) {
        try {
            worker.join(configuration.shutdownTimeout().toMillis());
            if (worker.isAlive()) {
                worker.interrupt();
                worker.join(PAUSE.toMillis());
            }
        } catch (InterruptedException e) {
            worker.interrupt();
            Thread.currentThread().interrupt();
        }
    }
}
