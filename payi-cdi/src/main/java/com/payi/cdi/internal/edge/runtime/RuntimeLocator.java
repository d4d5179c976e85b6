package com.payi.cdi.internal.edge.runtime;

import java.net.URI;
import java.util.function.Supplier;

import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.spi.CDI;

import com.payi.cdi.internal.core.config.PayiConfiguration;
import com.payi.cdi.internal.core.context.ContextValues;
import com.payi.cdi.internal.core.context.CurrentFrame;
import com.payi.cdi.internal.core.context.Frame;
import com.payi.cdi.internal.core.log.Containment;
import com.payi.cdi.internal.core.log.PayiLogger;

/**
 * Finds the application's beans for code without injection: static methods and JAX-RS providers. They are not kept in a
 * static field, because several applications may share this class.
 */
public final class RuntimeLocator {
    private static final Containment CONTAINED = new Containment();

    private RuntimeLocator() {}

    /**
     * The bean of the application that the calling thread belongs to. On a thread of no application, the bean of the
     * application whose frame is attached there. Null if there is neither.
     */
    public static <T> T find(Class<T> bean) {
        Frame frame = CurrentFrame.get();
        if (frame == null) {
            return ofThread(bean);
        }
        ClassLoader loader = Thread.currentThread().getContextClassLoader();
        T known = frame.owner().hasThreadsOf(loader) ? ofContext(frame, bean) : null;
        return known != null ? known : found(frame, loader, bean);
    }

    /** Asks the container, and remembers where its answer is the one that the frame gives for less. */
    private static <T> T found(Frame frame, ClassLoader loader, Class<T> bean) {
        T ofThread = ofThread(bean);
        T ofContext = ofContext(frame, bean);
        if (ofThread != null && ofThread == ofContext && loader != null) {
            frame.owner().addThreadsOf(loader);
        }
        return ofThread != null ? ofThread : ofContext;
    }

    private static <T> T ofThread(Class<T> bean) {
        return CONTAINED.value("find", () -> resolved(bean), null,
                failure -> PayiLogger.LOG.debugf("No %s on this thread: %s", bean.getSimpleName(), failure));
    }

    /** Asked whether it exists first, because Quarkus warns where a bean is got that it has removed as unused. */
    private static <T> T resolved(Class<T> bean) {
        Instance<T> found = CDI.current().select(bean);
        return found.isResolvable() ? found.get() : null;
    }

    private static <T> T ofContext(Frame frame, Class<T> bean) {
        return CONTAINED.value("ofContext", () -> frame.bean(bean), null,
                failure -> PayiLogger.LOG.debugf("No %s of the context: %s", bean.getSimpleName(), failure));
    }

    /** The application's own code is running: what fails in here must not reach it. Null for what fails. */
    private static <T> T unlessFailing(String step, Supplier<T> found) {
        return CONTAINED.value(step, found, null, failure -> PayiLogger.LOG.stepFailed(step, failure));
    }

    /** The frame that is effective here, else the global one; null if neither exists. */
    static Frame current() {
        return unlessFailing("the current context", () -> {
            Frame frame = CurrentFrame.get();
            return frame != null && frame.holdsForCalls() ? frame : globalFrame();
        });
    }

    /** The frame outside of every context; null for none, and where no container is found. */
    private static Frame globalFrame() {
        PayiRuntime runtime = find(PayiRuntime.class);
        return runtime == null ? null : runtime.globalFrame();
    }

    /** A new frame on top of the one that is effective on this thread; null if the accounting is off. */
    static Frame open(ContextValues supplied) {
        return unlessFailing("a new context", () -> opened(supplied));
    }

    private static Frame opened(ContextValues supplied) {
        Frame current = CurrentFrame.get();
        if (current != null && current.isInRequest()) {
            return current.open(supplied);
        }
        PayiRuntime runtime = find(PayiRuntime.class);
        if (runtime != null) {
            return runtime.open(supplied);
        }
        return (current != null ? current : Frame.detachedRoot()).open(supplied);
    }

    /** The frame to attach on another thread, where the request may not be active; null for none. */
    public static Frame captureForOtherThread() {
        Frame current = CurrentFrame.get();
        return current != null ? current : captured(find(PayiRuntime.class));
    }

    /**
     * As {@link #captureForOtherThread()}, where the runtime of this thread's application was looked up already.
     *
     * @param runtime null where none was found
     */
    public static Frame captureForOtherThread(PayiRuntime runtime) {
        Frame current = CurrentFrame.get();
        return current != null ? current : captured(runtime);
    }

    private static Frame captured(PayiRuntime runtime) {
        return runtime == null ? null : unlessFailing("a captured context", runtime::captureForOtherThread);
    }

    static URI baseUrl() {
        PayiConfiguration configuration = configuration();
        return configuration == null ? PayiConfiguration.DEFAULT_BASE_URL : configuration.baseUrl();
    }

    /** Null where no container is found. */
    static PayiConfiguration configuration() {
        PayiRuntime runtime = find(PayiRuntime.class);
        return runtime == null ? null : runtime.configuration();
    }
}
