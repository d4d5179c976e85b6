package com.payi.cdi.internal.core.call;

import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.util.Map;
import java.util.Set;
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
    private final Map<Waiting, Set<Exchange>> waitedFor = new ConcurrentHashMap<>();
    private final ReferenceQueue<ExchangeHandle> unreachable = new ReferenceQueue<>();

    /** Where a thread waits for answers. */
    private record Waiting(Frame frame, Thread thread) {}

    ExchangeHandle begin(Exchange exchange) {
        settleEarlierOf(exchange);
        ExchangeHandle handle = new ExchangeHandle(exchange);
        open.put(exchange, new HandleReference(handle, exchange, unreachable));
        if (exchange.isBlocking()) {
            waitedFor.compute(waiting(exchange), (key, others) -> with(others, exchange));
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
            waitedFor.computeIfPresent(waiting(exchange), (key, others) -> without(others, exchange));
        }
    }

    private static Waiting waiting(Exchange exchange) {
        return new Waiting(exchange.frame(), exchange.thread());
    }

    private static Set<Exchange> with(Set<Exchange> others, Exchange exchange) {
        Set<Exchange> all = others == null ? ConcurrentHashMap.newKeySet() : others;
        all.add(exchange);
        return all;
    }

    private static Set<Exchange> without(Set<Exchange> others, Exchange exchange) {
        others.remove(exchange);
        return others.isEmpty() ? null : others;
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
        for (Exchange exchange : waitedFor.getOrDefault(new Waiting(frame, Thread.currentThread()), Set.of())) {
            if (!exchange.isAnswered()) {
                exchange.unanswered(failure);
            }
        }
    }

    /** How many answers this thread waits for in a frame. */
    int waitedFor(Frame frame) {
        return waitedFor.getOrDefault(new Waiting(frame, Thread.currentThread()), Set.of()).size();
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
