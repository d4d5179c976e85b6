package com.payi.cdi.internal.core.call;

import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

import com.payi.cdi.internal.core.context.Frame;
import com.payi.cdi.internal.core.context.FrameOwner;

/**
 * The exchanges that have not ended. JAX-RS has no callback for a request that fails before there is an answer, so the
 * calls that nothing waits for any more are found here: when their context ends, or when the application holds them no
 * longer. So are errors that stay open: some clients make an exception of such an answer, and do not close it.
 */
public final class OpenExchanges implements FrameOwner {
    /** Longer than an application needs to read an error. */
    private static final long LONGEST_READING_NANOS = TimeUnit.SECONDS.toNanos(3);

    private final Map<Exchange, HandleReference> open = new ConcurrentHashMap<>();
    /** Those of {@code open} that a thread waits for; so that no call looks at all calls of the application. */
    private final Map<Thread, Waiting> waitedFor = new ConcurrentHashMap<>();
    /** Those of {@code open} whose answers have nothing to be read for accounting, and when these came. */
    private final Map<Exchange, Long> nothingToRead = new ConcurrentHashMap<>();
    private final ReferenceQueue<ExchangeHandle> unreachable = new ReferenceQueue<>();
    private final LongSupplier nanoTime;

    /**
     * The answers that a thread waits for, the latest first. Mostly one: there are more only where calls have failed in
     * contexts that are still open.
     *
     * @param next null for none
     */
    private record Waiting(Exchange exchange, Waiting next) {
        /** Null for none. */
        static Waiting without(Waiting first, Exchange exchange) {
            if (first == null) {
                return null;
            }
            if (first.exchange == exchange) {
                return first.next;
            }
            Waiting rest = without(first.next, exchange);
            return rest == first.next ? first : new Waiting(first.exchange, rest);
        }
    }

    public OpenExchanges() {
        this(System::nanoTime);
    }

    OpenExchanges(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    ExchangeHandle begin(Exchange exchange) {
        settleEarlierOf(exchange);
        ExchangeHandle handle = new ExchangeHandle(exchange);
        open.put(exchange, new HandleReference(handle, exchange, unreachable));
        if (exchange.isBlocking()) {
            waitedFor.compute(exchange.thread(), (thread, others) -> new Waiting(exchange, others));
        }
        exchange.frame().markCalled();
        return handle;
    }

    void remove(Exchange exchange) {
        open.remove(exchange);
        nothingToRead.remove(exchange);
        answered(exchange);
    }

    /** Nothing waits for the answer any more. */
    void answered(Exchange exchange) {
        if (exchange.isBlocking()) {
            waitedFor.computeIfPresent(exchange.thread(), (thread, others) -> Waiting.without(others, exchange));
        }
    }

    /** The answer is over when the application has read it or has closed it, or does neither for a while. */
    void answeredWithNothingToRead(Exchange exchange) {
        nothingToRead.put(exchange, nanoTime.getAsLong());
    }

    /** A thread that waits for its answers cannot make another call in the same context while it waits for one. */
    private void settleEarlierOf(Exchange next) {
        if (next.isBlocking()) {
            settle(next.frame(), null);
        }
    }

    @Override
    public void completed(Frame frame, Throwable failure) {
        settle(frame, failure);
    }

    @Override
    public void detached(Frame frame, Throwable failure) {
        settle(frame, failure);
    }

    private void settle(Frame frame, Throwable failure) {
        for (Waiting waiting = here(); waiting != null; waiting = waiting.next()) {
            if (waiting.exchange().frame() == frame && !waiting.exchange().isAnswered()) {
                waiting.exchange().unanswered(failure);
            }
        }
    }

    /** Null if this thread waits for no answer. */
    private Waiting here() {
        return waitedFor.get(Thread.currentThread());
    }

    /** How many answers this thread waits for in a frame. */
    int waitedFor(Frame frame) {
        int count = 0;
        for (Waiting waiting = here(); waiting != null; waiting = waiting.next()) {
            count += waiting.exchange().frame() == frame ? 1 : 0;
        }
        return count;
    }

    /** Ends the exchanges that the application holds no longer, and those of errors that it leaves open. */
    public void sweep() {
        for (Reference<?> reference = unreachable.poll(); reference != null; reference = unreachable.poll()) {
            ((HandleReference) reference).exchange.abandoned();
        }
        if (!nothingToRead.isEmpty()) {
            endLeftOpen(nanoTime.getAsLong());
        }
    }

    private void endLeftOpen(long now) {
        nothingToRead.forEach((exchange, since) -> {
            if (now - since >= LONGEST_READING_NANOS) {
                nothingToRead.remove(exchange);
                exchange.leftOpen();
            }
        });
    }

    /** Ends everything: the application ends, and no answer will be read any more. */
    public void close() {
        open.keySet().forEach(Exchange::abandoned);
    }

    private static final class HandleReference extends WeakReference<ExchangeHandle> {
        private final Exchange exchange;

        private HandleReference(ExchangeHandle handle, Exchange exchange, ReferenceQueue<ExchangeHandle> queue) {
            super(handle, queue);
            this.exchange = exchange;
        }
    }
}
