package com.payi.cdi.client;

import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Flow;
import java.util.function.UnaryOperator;

import com.payi.cdi.LimitBlockedException;
import com.payi.cdi.TrackScope;

/**
 * One HTTP attempt of a client, from the request to the end of the answer. An adapter goes through it in this order:
 *
 * <ol>
 * <li>{@link #begin} with the request as the application has made it;
 * <li>send the request to {@link #uri()}, without {@link #headersToRemove()} and with {@link #headersToSet()};
 * <li>send the body that one of the {@code request} methods returns;
 * <li>{@link #answered} with status and headers;
 * <li>give the application the body that one of the {@code answer} methods returns.
 * </ol>
 *
 * The body that was passed through {@code answer} ends the call when it ends, fails or is closed. Where there is no
 * answer, {@link #failed} ends it. A call ends once; whatever is called later has no effect. Each attempt is a call of
 * its own, with an event of its own.
 *
 * <p>
 * A request that is no GenAI call, or is made in no context, gives a call that changes and follows nothing
 * ({@link #isTracked()} is false); adapters need not treat it in a special way.
 *
 * <p>
 * Nothing but {@link #begin} and the {@code request} methods throw, and these only a refusal: with
 * {@code payi.limits.fallback.*}, the model in the body decides whether a call under a used-up limit may be made. A
 * published body ends with the refusal. The request must not be sent then. What fails in the library is logged and leaves the call of
 * the application as it is. A call is used by one thread at a time.
 *
 * @since 0.1
 */
public interface ClientCall {
    /**
     * Begins a call that is about to be sent.
     *
     * @param request the request as the application has made it
     * @return the call
     * @throws LimitBlockedException if a limit blocks and {@code payi.limits.on-blocked} is {@code block}: the request
     *         must not be sent
     */
    static ClientCall begin(ClientRequest request) {
        return ClientProviderHolder.get().begin(request);
    }

    /**
     * Whether the call is followed.
     *
     * @return false if the request is not a GenAI call, is made in no context, or is followed by another adapter
     *         already
     */
    boolean isTracked();

    /**
     * Whether the call goes through Pay-i. Its answer must not be redirected to another host: the headers would go
     * there, too.
     *
     * @return true if it goes through Pay-i
     */
    boolean isProxied();

    /**
     * Where to send the request.
     *
     * @return Pay-i's address of the call if it is proxied, else the URI of the request
     */
    URI uri();

    /**
     * The headers that must not be sent. To be removed before others are set.
     *
     * @return names that match in any case
     */
    Set<String> headersToRemove();

    /**
     * The headers to send, each in place of whatever the request has under that name, in any case.
     *
     * @return values by name
     */
    Map<String, String> headersToSet();

    /**
     * Whether the body that is sent may be longer than the one that the application gives: the library may ask the
     * provider for the usage of a stream.
     *
     * @return true if the length of the body is only known when all of it has passed
     */
    boolean mayChangeBody();

    /**
     * Shows the whole body of the request.
     *
     * @param body the body that the application gives
     * @return the body to send
     */
    byte[] request(byte[] body);

    /**
     * Shows the body of the request as it is written.
     *
     * @param out where the body goes
     * @return the stream to write the body to; closing it closes the given one
     */
    OutputStream request(OutputStream out);

    /**
     * Shows the body of the request as it is published.
     *
     * @param body the body that the application gives
     * @return the body to send
     */
    Flow.Publisher<ByteBuffer> request(Flow.Publisher<ByteBuffer> body);

    /**
     * Shows the head of the answer.
     *
     * @param status the HTTP status
     * @param headers gives the value of a header by its name, in any case; null for none
     */
    void answered(int status, UnaryOperator<String> headers);

    /**
     * Shows the whole body of the answer, and ends the call.
     *
     * @param body the body as it came from the network, or unpacked
     * @return the body for the application
     */
    byte[] answer(byte[] body);

    /**
     * Shows the body of the answer as the application reads it. Nothing is read ahead. The call ends with the end of the
     * stream, a failure, or when the application closes it.
     *
     * @param body the body as it comes from the network, or unpacked
     * @return the stream for the application
     */
    InputStream answer(InputStream body);

    /**
     * Shows the body of the answer as the application gets it; the call ends with it. Demand goes through as it is.
     *
     * @param body the body as it comes from the network, or unpacked
     * @return the publisher for the application
     */
    Flow.Publisher<ByteBuffer> answer(Flow.Publisher<ByteBuffer> body);

    /**
     * Shows a part of the answer, for clients with none of the types above. {@link #answerRest()} and {@link #ended()},
     * {@link #cancelled()} or {@link #failed} follow the last part.
     *
     * @param bytes the next bytes; position and limit stay as they are
     * @return the bytes for the application, possibly none
     */
    ByteBuffer answerPart(ByteBuffer bytes);

    /**
     * What the library has held back of the parts, at their end.
     *
     * @return the last bytes for the application, possibly none
     */
    ByteBuffer answerRest();

    /** The answer has ended. */
    void ended();

    /** The application wants no more of the answer. */
    void cancelled();

    /**
     * The call has failed: without an answer, or while the answer was read.
     *
     * @param failure why, may be null
     */
    void failed(Throwable failure);

    /**
     * Reads Pay-i's refusal of a proxied call from its answer. An adapter throws it in place of the client's own error,
     * so that the application catches the same exception in both modes.
     *
     * @param status the HTTP status
     * @param body the body of the answer
     * @return the refusal; empty if the call was not proxied, or was not refused because of a limit
     */
    Optional<LimitBlockedException> refusal(int status, byte[] body);

    /**
     * Marks the calling thread while the client sends: an adapter of another client below this one then leaves the call
     * alone, so that each attempt is reported once.
     *
     * @return the open scope, to be closed by the same thread
     */
    TrackScope sending();
}
