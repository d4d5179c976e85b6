package com.payi.cdi.client.okhttp;

import java.util.Collections;
import java.util.Map;
import java.util.WeakHashMap;

import com.payi.cdi.client.CallContext;
import com.payi.cdi.internal.core.log.PayiLogger;
import com.payi.cdi.internal.core.log.ThrottledLog;

import okhttp3.Call;
import okhttp3.EventListener;

/**
 * Captures the context of each call when the application makes it: OkHttp asks for the listener of a call on the thread
 * that makes the call, and for nothing else of it there. The listener itself is the application's.
 */
final class CallContexts implements EventListener.Factory {
    private final EventListener.Factory application;
    private final Map<Call, CallContext> captured = Collections.synchronizedMap(new WeakHashMap<>());

    CallContexts(EventListener.Factory application) {
        this.application = application;
    }

    @Override
    public EventListener create(Call call) {
        try {
            captured.put(call, CallContext.current());
        } catch (RuntimeException | LinkageError e) {
            ThrottledLog.ofProcess().warn("okhttp", () -> PayiLogger.LOG.clientStepFailed("OkHttp", e));
        }
        return application.create(call);
    }

    /** The context of a call, or of the calling thread where the application replaced this factory. */
    CallContext of(Call call) {
        CallContext context = captured.get(call);
        return context == null ? CallContext.current() : context;
    }
}
