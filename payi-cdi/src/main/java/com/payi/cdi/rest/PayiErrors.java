package com.payi.cdi.rest;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import jakarta.ws.rs.core.Response;

import com.payi.cdi.LimitStates;
import com.payi.cdi.LimitStatus;
import com.payi.cdi.PayiResult;
import com.payi.cdi.internal.core.limits.LimitRefusal;
import com.payi.cdi.internal.core.log.PayiLogger;
import com.payi.cdi.internal.core.wire.JsonDocumentReader;
import com.payi.cdi.internal.core.wire.PayiResultReader;
import com.payi.cdi.internal.edge.runtime.RuntimeLocator;
import com.payi.cdi.spi.JsonTree;

/**
 * Reads Pay-i's error from the answer to a proxied call that failed. With a MicroProfile REST client, in a mapper:
 *
 * <pre>
 * public class PayiMapper implements ResponseExceptionMapper&lt;RuntimeException&gt; {
 *     &#64;Override
 *     public RuntimeException toThrowable(Response response) {
 *         return PayiErrors.from(response).flatMap(PayiError::limitBlocked).orElse(null);   // null: the next mapper decides
 *     }
 *
 *     &#64;Override
 *     public int getPriority() {
 *         return ResponseExceptionMapper.DEFAULT_PRIORITY - 1;
 *     }
 * }
 * </pre>
 *
 * <p>
 * With any other JAX-RS client, from the response that a call returns, or from the one inside of a
 * {@code WebApplicationException}.
 *
 * @since 0.1
 */
public final class PayiErrors {
    private static final int MAX_BYTES = 1024 * 1024;
    private static final int FIRST_ERROR = 400;
    private static final JsonTree NOTHING = JsonTree.of(null);
    private static final Set<String> OF_GATEWAY = Set.of("statusCode", "message");

    private PayiErrors() {}

    /**
     * Reads Pay-i's error from an answer. The entity is buffered first, so that the application can still read it. An
     * entity that is larger than 1 MiB by its header is not read. Never throws.
     *
     * @param response an answer, may be null
     * @return the error; empty if the answer is none, is not Pay-i's, has no entity, or an entity that was read already
     *        without having been buffered
     */
    public static Optional<PayiError> from(Response response) {
        try {
            if (response == null || response.getStatus() < FIRST_ERROR || response.getLength() > MAX_BYTES) {
                return Optional.empty();
            }
            return error(response.getStatus(), document(response));
        } catch (RuntimeException e) {
            // An answer that was closed or broke off: the application sees that itself.
            PayiLogger.LOG.debugf("An answer cannot be read for Pay-i's error: %s", e.getClass().getName());
            return Optional.empty();
        }
    }

    /**
     * Reads Pay-i's error from the answer of any HTTP client; JAX-RS need not be there. Never throws.
     *
     * @param status the HTTP status
     * @param body the whole body, unpacked; null for none
     * @return the error; empty if the answer is none, is not Pay-i's, or is larger than 1 MiB
     */
    public static Optional<PayiError> from(int status, byte[] body) {
        return status < FIRST_ERROR ? Optional.empty() : error(status, document(body));
    }

    /**
     * Reads Pay-i's error from the answer of any HTTP client, as {@link #from(int, byte[])}.
     *
     * @param status the HTTP status
     * @param body the whole body, null for none
     * @return the error; empty if the answer is none, is not Pay-i's, or is larger than 1 MiB
     */
    public static Optional<PayiError> from(int status, String body) {
        return from(status, body == null ? null : body.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Reads Pay-i's result from the answer to a proxied call that an application has made on its own, without an adapter
     * of this library (Pay-i: {@code xproxy_result}). Reading it has no effect on {@code EffectiveContext.lastResult()}
     * and {@code LimitStates}.
     *
     * @param body the whole body, a JSON document; null for none
     * @return the result, empty if the body has none or is larger than 1 MiB
     */
    public static Optional<PayiResult> resultIn(byte[] body) {
        JsonTree result = document(body).at("xproxy_result");
        return result.isObject() ? Optional.of(PayiResultReader.read(result, null)) : Optional.empty();
    }

    private static JsonTree document(Response response) {
        if (response.bufferEntity()) {
            // Not as a stream: RESTEasy returns the buffer itself, and it would be empty for the application.
            return document(response.readEntity(byte[].class));
        }
        // A response that does not come from the network.
        Object entity = response.hasEntity() ? response.getEntity() : null;
        return entity instanceof String text ? document(text.getBytes(StandardCharsets.UTF_8)) : NOTHING;
    }

    private static JsonTree document(byte[] entity) {
        if (entity == null || entity.length > MAX_BYTES) {
            return NOTHING;
        }
        return JsonDocumentReader.whole(entity);
    }

    private static Optional<PayiError> error(int status, JsonTree answer) {
        JsonTree error = answer.at("xproxy_error");
        JsonTree result = answer.at("xproxy_result");
        if (!error.isObject() && !result.isObject() && !isOfGateway(answer, status)) {
            return Optional.empty();
        }
        Optional<PayiResult> read = result.isObject() ? Optional.of(PayiResultReader.read(result, null)) : Optional.empty();
        return Optional.of(new PayiError(status, Optional.ofNullable(error.at("code").text()),
                Optional.ofNullable(error.at("message").text()).or(() -> Optional.ofNullable(answer.at("message").text())),
                read, read.map(PayiErrors::blocked).orElse(List.of())));
    }

    /** The gateway in front of Pay-i sends these two members only; other servers that have them send more. */
    private static boolean isOfGateway(JsonTree answer, int status) {
        return answer.members().keySet().equals(OF_GATEWAY) && answer.at("statusCode").count() == status
                && answer.at("message").text() != null;
    }

    private static List<LimitStatus> blocked(PayiResult result) {
        return LimitRefusal.blocked(result).isEmpty()
                ? List.of()
                : LimitRefusal.blocked(result, RuntimeLocator.find(LimitStates.class));
    }
}
