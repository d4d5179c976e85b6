package com.payi.cdi.client.langchain4j;

import com.payi.cdi.LimitBlockedException;
import com.payi.cdi.TrackScope;
import com.payi.cdi.client.CallContext;

import dev.langchain4j.exception.HttpException;
import dev.langchain4j.http.client.HttpClient;
import dev.langchain4j.http.client.HttpRequest;
import dev.langchain4j.http.client.SuccessfulHttpResponse;
import dev.langchain4j.http.client.sse.ServerSentEventListener;
import dev.langchain4j.http.client.sse.ServerSentEventParser;

/** Sends the requests of models by another client. Models repeat requests above it, so each request is an attempt. */
final class TrackedHttpClient implements HttpClient {
    private final HttpClient delegate;

    TrackedHttpClient(HttpClient delegate) {
        this.delegate = delegate;
    }

    @Override
    public SuccessfulHttpResponse execute(HttpRequest request) {
        Attempt attempt = begun(request);
        try (TrackScope sending = attempt.sending()) {
            return attempt.answered(delegate.execute(attempt.request()));
        } catch (HttpException e) {
            LimitBlockedException refusal = attempt.refused(e);
            throw refusal != null ? new RefusedCallException(refusal) : e;
        } catch (RuntimeException | Error e) {
            attempt.failed(e);
            throw e;
        }
    }

    /** @throws RefusedCallException if a limit blocks */
    private static Attempt begun(HttpRequest request) {
        try {
            return Attempt.begin(request, CallContext.current(), true);
        } catch (LimitBlockedException e) {
            throw new RefusedCallException(e);
        }
    }

    @Override
    public void execute(HttpRequest request, ServerSentEventParser parser, ServerSentEventListener listener) {
        CallContext context = CallContext.current();
        Attempt attempt;
        try {
            attempt = Attempt.begin(request, context, false);
        } catch (LimitBlockedException e) {
            // As every other failure of a stream. Models pass this one on as it is.
            listener.onError(e);
            return;
        }
        TrackedStream stream = new TrackedStream(attempt, context, listener);
        try (TrackScope sending = attempt.sending()) {
            delegate.execute(attempt.request(), stream.parser(parser), stream);
        } catch (RuntimeException | Error e) {
            attempt.failed(e);
            throw e;
        }
    }
}
