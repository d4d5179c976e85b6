package com.payi.cdi.internal.edge.services;

import java.net.URI;
import java.util.Objects;
import java.util.function.Consumer;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import com.payi.cdi.internal.core.config.HostNames;
import com.payi.cdi.internal.core.config.PayiConfiguration;
import com.payi.cdi.internal.core.context.ContextField;
import com.payi.cdi.internal.core.context.ContextValues;
import com.payi.cdi.internal.core.context.Frame;
import com.payi.cdi.internal.core.log.PayiLogger;
import com.payi.cdi.internal.core.log.ThrottledLog;
import com.payi.cdi.internal.core.provider.Dialects;
import com.payi.cdi.internal.core.wire.CallUri;
import com.payi.cdi.internal.edge.runtime.PayiRuntime;

/** Sends the context along with calls of the services that are named for it. */
@Singleton
public class OutboundContext {
    public static final String HEADER = ContextHeader.NAME;

    private final PayiConfiguration configuration;
    private final PayiRuntime runtime;
    private final ThrottledLog quiet = new ThrottledLog();

    @Inject
    OutboundContext(PayiRuntime runtime) {
        this.configuration = runtime.configuration();
        this.runtime = runtime;
    }

    /** Whom contexts are sent to; nobody if the accounting is off. */
    public HostNames receivers() {
        return configuration.enabled() ? configuration.propagationOutbound() : HostNames.NONE;
    }

    /**
     * Decides for one call that is not a GenAI call.
     *
     * @param frame the frame of the call, null for none
     * @param header takes the header's value, if one is to be sent
     */
    public void send(URI uri, Frame frame, Consumer<String> header) {
        if (!receivers().contains(CallUri.host(uri)) || configuration.isPayi(uri) || configuration.isProvider(uri)
                || Dialects.isKnown(uri)) {
            return;
        }
        Frame holding = frame != null ? frame : runtime.globalFrame();
        String value = holding == null ? "" : ContextHeader.written(withoutProcess(holding.values()));
        if (value.length() > ContextHeader.MAX_LENGTH) {
            quiet.warn("long", () -> PayiLogger.LOG.contextTooLong(CallUri.host(uri), ContextHeader.MAX_LENGTH));
        } else if (!value.isEmpty()) {
            header.accept(value);
        }
    }

    /** The use case of the whole process says nothing about the call: the receiver has one, too. */
    private ContextValues withoutProcess(ContextValues values) {
        ContextValues process = runtime.configuredValues();
        boolean ofProcess = Objects.equals(values.useCaseName(), process.useCaseName())
                && Objects.equals(values.useCaseId(), process.useCaseId());
        return ofProcess
                ? values.toBuilder().set(ContextField.USE_CASE_NAME, null).set(ContextField.USE_CASE_ID, null).build()
                : values;
    }
}
