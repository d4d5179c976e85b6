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
    private final ReferenceQueue<ExchangeHandle> unreachable = new ReferenceQueue<>();

    ExchangeHandle begin(Exchange exchange) {
        settleEarlierOf(exchange);
        ExchangeHandle handle = new ExchangeHandle(exchange);
        open.put(exchange, new HandleReference(handle, exchange, unreachable));
        exchange.frame().markCalled();
        return handle;
    }

    void remove(Exchange exchange) {
        open.remove(exchange);
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
        Thread current = Thread.currentThread();
        for (Exchange exchange : open.keySet()) {
            if (exchange.frame() == frame && exchange.isWaitedForBy(current) && !exchange.isAnswered()) {
                exchange.unanswered(failure);
            }
        }
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
