package com.payi.cdi.internal.edge.services;

import java.net.URI;
import java.util.Objects;
import java.util.function.Consumer;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import com.payi.cdi.internal.core.config.HostNames;
import com.payi.cdi.internal.core.context.ContextField;
import com.payi.cdi.internal.core.context.ContextValues;
import com.payi.cdi.internal.core.context.Frame;
import com.payi.cdi.internal.core.log.PayiLogger;
import com.payi.cdi.internal.core.log.ThrottledLog;
import com.payi.cdi.internal.core.wire.CallUri;
import com.payi.cdi.internal.edge.runtime.ContextReceivers;
import com.payi.cdi.internal.edge.runtime.PayiRuntime;

/** Adds the context to calls of the services that {@code payi.propagation.outbound} names. */
@Singleton
public class OutboundContext {
    public static final String HEADER = ContextHeader.NAME;

    private final HostNames receivers;
    private final PayiRuntime runtime;

    /** A bean; also for code that has the runtime of a call, and may run on a thread of no application. */
    @Inject
    public OutboundContext(PayiRuntime runtime) {
        this.receivers = ContextReceivers.of(runtime.configuration());
        this.runtime = runtime;
    }

    /** Whether the context is sent there, unless the call is one of a model. */
    public boolean isToReceiver(URI uri) {
        return !receivers.isEmpty() && receivers.contains(CallUri.host(uri));
    }

    /**
     * Decides for one call that is not followed.
     *
     * @param frame the frame of the call, null for none
     * @param header takes the header's value, if one is to be sent
     */
    public void send(URI uri, Frame frame, Consumer<String> header) {
        if (!isToReceiver(uri) || runtime.calls().isOfProvider(uri)) {
            return;
        }
        Frame effective = frame != null ? frame : runtime.globalFrame();
        String value = effective == null ? "" : ContextHeader.written(withoutConfiguredUseCase(effective.values()));
        if (value.length() > ContextHeader.MAX_LENGTH) {
            ThrottledLog.ofProcess().warn("long context",
                    () -> PayiLogger.LOG.contextTooLong(CallUri.host(uri), ContextHeader.MAX_LENGTH));
        } else if (!value.isEmpty()) {
            header.accept(value);
        }
    }

    /** The configured use case is left out: it is not about this call, and the receiver has its own. */
    private ContextValues withoutConfiguredUseCase(ContextValues values) {
        ContextValues configured = runtime.configuredValues();
        boolean isConfigured = Objects.equals(values.useCaseName(), configured.useCaseName())
                && Objects.equals(values.useCaseId(), configured.useCaseId());
        return isConfigured
                ? values.toBuilder().set(ContextField.USE_CASE_NAME, null).set(ContextField.USE_CASE_ID, null).build()
                : values;
    }
}
