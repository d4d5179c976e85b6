package com.payi.cdi.client.aws;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.concurrent.CancellationException;

import org.reactivestreams.FlowAdapters;
import org.reactivestreams.Publisher;

import com.payi.cdi.LimitBlockedException;
import com.payi.cdi.client.CallContext;
import com.payi.cdi.client.ClientCall;
import com.payi.cdi.client.ClientRequest;
import com.payi.cdi.internal.core.log.PayiLogger;

import software.amazon.awssdk.http.Abortable;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.SdkHttpResponse;

/** One call of the application, with the attempt that is being made. The SDK makes one attempt after the other. */
final class Execution {
    /** Of a call that the library could not begin. */
    static final Execution UNTRACKED = new Execution(null, true);

    private static final int FIRST_ERROR = 400;

    private final CallContext context;
    private final boolean waits;
    private volatile ClientCall call;
    private volatile boolean signed;
    private volatile int status;

    Execution(CallContext context, boolean waits) {
        this.context = context;
        this.waits = waits;
    }

    /**
     * Begins an attempt. The SDK signs each of them.
     *
     * @return the call, empty if the library could not begin it
     * @throws LimitBlockedException if the call must not be made
     */
    Optional<ClientCall> begin(SdkHttpRequest request) {
        return begin(request, true);
    }

    private Optional<ClientCall> begin(SdkHttpRequest request, boolean routable) {
        if (context == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(begun(request, routable));
        } catch (LimitBlockedException e) {
            throw e;
        } catch (RuntimeException e) {
            PayiLogger.LOG.requestNotChanged("the AWS SDK", request.host(), e);
            return Optional.empty();
        }
    }

    private ClientCall begun(SdkHttpRequest request, boolean routable) {
        // The SDK does not report why an attempt had no answer; the next one shows that it had none.
        failed(null);
        signed = true;
        status = 0;
        ClientRequest.Builder shown = ClientRequest.builder(request.method().name(), request.getUri())
                .headers(request.headers())
                .context(context)
                .contextOfOneCall(true)
                .blocking(waits)
                .routable(routable);
        call = null;
        ClientCall begun = ClientCall.begin(shown.build());
        call = begun;
        return begun;
    }

    /** An attempt is on its way. A signer that the library does not follow has not begun it. */
    void sent(SdkHttpRequest request) {
        if (!signed) {
            begin(request, false);
        }
        signed = false;
    }

    void answered(SdkHttpResponse response) {
        ClientCall current = call;
        if (current != null) {
            status = response.statusCode();
            current.answered(status, name -> response.firstMatchingHeader(name).orElse(null));
        }
    }

    /** @throws LimitBlockedException if Pay-i has refused the call */
    Optional<InputStream> answer(Optional<InputStream> body) throws IOException {
        ClientCall current = call;
        if (current == null || !current.isTracked()) {
            return body;
        }
        if (body.isEmpty()) {
            if (waits) {
                current.ended();
            }
            // The body of an asynchronous answer comes as a publisher, also where it is empty.
            return body;
        }
        InputStream given = body.get();
        if (!isRefusable(current)) {
            return Optional.of(shown(given, current));
        }
        byte[] bytes;
        try (given) {
            bytes = current.answer(given.readAllBytes());
        }
        Optional<LimitBlockedException> refusal = current.refusal(status, bytes);
        if (refusal.isPresent()) {
            throw refusal.get();
        }
        return Optional.of(new ByteArrayInputStream(bytes));
    }

    private static InputStream shown(InputStream given, ClientCall call) {
        InputStream shown = call.answer(given);
        return AbortableInputStream.create(shown, () -> {
            call.cancelled();
            if (given instanceof Abortable connection) {
                connection.abort();
            }
        });
    }

    Publisher<ByteBuffer> answer(Publisher<ByteBuffer> body) {
        ClientCall current = call;
        if (current == null || !current.isTracked()) {
            return body;
        }
        Publisher<ByteBuffer> shown = FlowAdapters.toPublisher(current.answer(FlowAdapters.toFlowPublisher(body)));
        return subscriber -> shown.subscribe(isRefusable(current)
                ? new RefusalSubscriber(subscriber, current, status)
                : new ContextSubscriber(subscriber, context));
    }

    private boolean isRefusable(ClientCall current) {
        return current.isProxied() && status >= FIRST_ERROR;
    }

    void failed(Throwable failure) {
        ClientCall current = call;
        if (current == null) {
            return;
        }
        if (failure instanceof CancellationException) {
            current.cancelled();
        } else {
            current.failed(failure);
        }
    }
}
