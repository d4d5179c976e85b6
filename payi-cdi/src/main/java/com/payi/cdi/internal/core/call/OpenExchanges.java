package com.payi.cdi.internal.core.call;

import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import com.payi.cdi.internal.core.context.Frame;
import com.payi.cdi.internal.core.context.FrameOwner;

/**
 * The exchanges that have not ended. JAX-RS has no callback for a request that fails before there is an answer, so the
 * calls that nothing waits for any more are found here: when their context ends, or when the application holds them no
 * longer.
 */
public final class OpenExchanges implements FrameOwner {
    private final Map<Exchange, HandleReference> open = new ConcurrentHashMap<>();
    /** Those of {@code open} that a thread waits for; so that no call looks at all calls of the application. */
    private final Map<Thread, Waiting> waitedFor = new ConcurrentHashMap<>();
    private final ReferenceQueue<ExchangeHandle> unreachable = new ReferenceQueue<>();

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
        answered(exchange);
    }

    /** Nothing waits for the answer any more. */
    void answered(Exchange exchange) {
        if (exchange.isBlocking()) {
            waitedFor.computeIfPresent(exchange.thread(), (thread, others) -> Waiting.without(others, exchange));
        }
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

    /** Ends the exchanges that the application holds no longer. */
    public void sweep() {
        for (Reference<?> reference = unreachable.poll(); reference != null; reference = unreachable.poll()) {
            ((HandleReference) reference).exchange.abandoned();
        }
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
