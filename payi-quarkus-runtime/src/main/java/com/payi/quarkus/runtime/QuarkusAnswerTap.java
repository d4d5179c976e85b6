package com.payi.quarkus.runtime;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;

import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.client.ClientRequestContext;
import jakarta.ws.rs.client.ClientResponseContext;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.Response.Status.Family;
import jakarta.ws.rs.ext.WriterInterceptor;

import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.client.impl.RestClientRequestContext;
import org.jboss.resteasy.reactive.client.spi.ResteasyReactiveClientRequestContext;

import com.payi.cdi.internal.core.call.Exchange;
import com.payi.cdi.internal.core.call.ExchangeHandle;
import com.payi.cdi.internal.core.call.body.PassingBody;
import com.payi.cdi.internal.core.wire.ByteSink;
import com.payi.cdi.internal.edge.jaxrs.AnswerTap;

import io.netty.buffer.ByteBufInputStream;
import io.vertx.core.buffer.Buffer;

/**
 * Follows the answers of the Quarkus REST client, which come in three forms: in memory, as a blocking stream, in
 * events.
 */
public class QuarkusAnswerTap implements AnswerTap {
    private static final Logger LOG = Logger.getLogger(QuarkusAnswerTap.class);

    private final AnswerTap entityStream = AnswerTap.ofEntityStream();

    /** The one way to see why a call fails without an answer: filters do not get the reason. */
    @Override
    public void sending(ClientRequestContext request, ExchangeHandle handle) {
        RestClientRequestContext call = unwrapped(request);
        if (call != null) {
            call.getResult().whenComplete((response, failure) -> {
                if (failure != null) {
                    showUnsent(call, handle.exchange());
                    handle.exchange().failed(failure);
                }
            });
        }
    }

    /**
     * The body is written once there is a connection. Where none could be made, the exchange gets what would have been
     * sent, so that the event names the model.
     */
    private static void showUnsent(RestClientRequestContext call, Exchange exchange) {
        if (call.getHttpClientRequest() != null || call.getEntity() == null || call.isInputStreamUpload()
                || call.isFileUpload() || call.isMultiBufferUpload() || call.isMultipart()) {
            return;
        }
        try {
            Buffer body = call.writeEntity(call.getEntity(), new MultivaluedHashMap<>(), new WriterInterceptor[0]);
            if (body != null) {
                exchange.requestBody().accept(body.getBytes(), 0, body.length());
            }
        } catch (IOException | RuntimeException e) {
            LOG.debugf(e, "The body of a call that failed cannot be written");
        }
    }

    @Override
    public void tap(ClientRequestContext request, ClientResponseContext response, ExchangeHandle handle) {
        RestClientRequestContext call = unwrapped(request);
        InputStream entity = response.getEntityStream();
        if (call == null) {
            entityStream.tap(request, response, handle);
        } else if (entity instanceof ByteBufInputStream) {
            show(entity, handle.exchange());
            if (handle.exchange().hidesUsage()) {
                response.setEntityStream(PassingBody.hidingUsage(entity));
            }
        } else if (entity != null) {
            entityStream.tap(request, response, handle);
        } else if (isBrokenOff(call)) {
            handle.exchange().answerFailed(new IOException(call.getThrowable()));
        } else if (isStreamedInEvents(call, response)) {
            call.initialiseResponse(new TeeHttpClientResponse(call.getVertxClientResponse(), handle));
        } else {
            handle.exchange().answerEnded();
        }
    }

    private static RestClientRequestContext unwrapped(ClientRequestContext request) {
        return request instanceof ResteasyReactiveClientRequestContext reactive
                ? reactive.unwrap(RestClientRequestContext.class)
                : null;
    }

    /** The whole answer is in memory and was paid for, whether the application looks at it or not. */
    private static void show(InputStream entity, Exchange exchange) {
        entity.mark(Integer.MAX_VALUE);
        try {
            entity.transferTo(new SinkStream(exchange.answerBody()));
            entity.reset();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        exchange.answerEnded();
    }

    /** After a failure while the body came in, filters run as if the answer had none. */
    private static boolean isBrokenOff(RestClientRequestContext call) {
        return call.getThrowable() != null && !(call.getThrowable() instanceof WebApplicationException);
    }

    /** The condition under which the client leaves the body where it is, for a Multi to take it. */
    private static boolean isStreamedInEvents(RestClientRequestContext call, ClientResponseContext response) {
        return !call.isRegisterBodyHandler() && Family.familyOf(response.getStatus()) == Family.SUCCESSFUL;
    }

    private static final class SinkStream extends OutputStream {
        private final ByteSink sink;

        private SinkStream(ByteSink sink) {
            this.sink = sink;
        }

        @Override
        public void write(int single) {
            sink.accept(new byte[]{(byte) single}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) {
            sink.accept(bytes, offset, length);
        }
    }
}
