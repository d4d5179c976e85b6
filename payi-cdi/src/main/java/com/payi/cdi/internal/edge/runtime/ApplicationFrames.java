package com.payi.cdi.internal.edge.runtime;

import java.lang.ref.Reference;
import java.lang.ref.WeakReference;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Instance;

import com.payi.cdi.internal.core.call.OpenExchanges;
import com.payi.cdi.internal.core.context.Frame;
import com.payi.cdi.internal.core.context.FrameOwner;
import com.payi.cdi.internal.core.context.Spending;
import com.payi.cdi.internal.core.context.UseCaseSpending;
import com.payi.cdi.internal.core.delivery.ResultNeed;

/** The application that owns a frame: gets the end of the frame's work, and has the beans. */
final class ApplicationFrames implements FrameOwner {
    private final OpenExchanges exchanges;
    private final Instance<Object> beans;
    private final ResultNeed need;
    /** Looking up a bean costs more than all the rest of following a call. */
    private final Map<Class<?>, Object> known = new ConcurrentHashMap<>();
    private final UseCaseSpending spending = new UseCaseSpending();
    private volatile Consumer<Frame> withoutCall = frame -> {};
    /** Null before it is known, and after the end. Weak: a frame can be held longer than the application lasts. */
    private volatile Reference<ClassLoader> ofThreads;
    private boolean ended;

    ApplicationFrames(OpenExchanges exchanges, Instance<Object> beans, ResultNeed need) {
        this.exchanges = exchanges;
        this.beans = beans;
        this.need = need;
    }

    @Override
    public void completed(Frame frame, Throwable failure) {
        exchanges.completed(frame, failure);
    }

    @Override
    public void detached(Frame frame, Throwable failure) {
        exchanges.detached(frame, failure);
    }

    @Override
    public void completedWithoutCall(Frame frame) {
        withoutCall.accept(frame);
    }

    @Override
    public void resultRead() {
        need.wasRead();
    }

    /** @param listener gets the frames whose work has ended without a call that was seen */
    void whenWithoutCall(Consumer<Frame> listener) {
        withoutCall = listener;
    }

    @Override
    public Spending spending(String useCaseName, String useCaseId) {
        return spending.of(useCaseName, useCaseId);
    }

    @Override
    public <T> T bean(Class<T> type) {
        Object found = known.get(type);
        return type.cast(found != null ? found : lookedUp(type));
    }

    private <T> T lookedUp(Class<T> type) {
        Instance.Handle<T> handle = beans.select(type).getHandle();
        T bean = handle.get();
        // A dependent bean is a new one for each look-up.
        if (handle.getBean().getScope() != Dependent.class) {
            unlessEnded(() -> known.put(type, bean));
        }
        return bean;
    }

    @Override
    public boolean hasThreadsOf(ClassLoader loader) {
        Reference<ClassLoader> threads = ofThreads;
        return loader != null && threads != null && threads.refersTo(loader);
    }

    @Override
    public void addThreadsOf(ClassLoader loader) {
        unlessEnded(() -> ofThreads = new WeakReference<>(loader));
    }

    private synchronized void unlessEnded(Runnable step) {
        if (!ended) {
            step.run();
        }
    }

    /** The application ends: its beans go, and another one may begin with the same class loader. */
    synchronized void end() {
        ended = true;
        ofThreads = null;
        known.clear();
    }
}
