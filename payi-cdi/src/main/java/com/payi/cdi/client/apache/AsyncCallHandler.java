package com.payi.cdi.client.apache;

import java.io.IOException;
import java.util.Optional;

import org.apache.hc.client5.http.async.AsyncExecCallback;
import org.apache.hc.client5.http.async.AsyncExecChain;
import org.apache.hc.client5.http.async.AsyncExecChainHandler;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpRequest;
import org.apache.hc.core5.http.nio.AsyncEntityProducer;
import org.apache.hc.core5.http.support.BasicRequestBuilder;

import com.payi.cdi.LimitBlockedException;
import com.payi.cdi.TrackScope;
import com.payi.cdi.client.CallContext;
import com.payi.cdi.client.ClientCall;

/** Shows the library each attempt of an asynchronous client. */
final class AsyncCallHandler implements AsyncExecChainHandler {
    @Override
    public void execute(HttpRequest request, AsyncEntityProducer body, AsyncExecChain.Scope scope, AsyncExecChain chain,
            AsyncExecCallback callback) throws HttpException, IOException {
        CallContext context = AsyncContextHandler.of(scope.clientContext);
        boolean atHand = body != null && CollectedBody.isAtHand(body);
        Optional<ClientCall> begun;
        try {
            begun = Attempt.begin(request, body != null && !atHand, context, false);
        } catch (LimitBlockedException e) {
            callback.failed(e);
            return;
        }
        if (begun.isEmpty()) {
            chain.proceed(request, body, scope, callback);
            return;
        }
        ClientCall call = begun.get();
        try (TrackScope sending = call.sending()) {
            HttpRequest sent = BasicRequestBuilder.copy(request).build();
            Attempt.change(sent, call);
            AsyncExecChain.Scope redirected = new AsyncExecChain.Scope(scope.exchangeId,
                    Attempt.route(scope.route, call), BasicRequestBuilder.copy(sent).build(), scope.cancellableDependency,
                    scope.clientContext, scope.execRuntime, scope.scheduler, scope.execCount);
            chain.proceed(sent, shown(body, atHand, call), redirected, new ShownAnswer(callback, call, context));
        } catch (LimitBlockedException e) {
            callback.failed(e);
        } catch (IOException | HttpException | RuntimeException | Error e) {
            call.failed(e);
            throw e;
        }
    }

    private static AsyncEntityProducer shown(AsyncEntityProducer body, boolean atHand, ClientCall call)
            throws IOException {
        if (body == null || !call.isTracked()) {
            return body;
        }
        if (!atHand) {
            return new ShownProducer(body, call);
        }
        byte[] bytes = CollectedBody.bytesOf(body);
        return bytes == null ? body : new KnownProducer(call.request(bytes), body);
    }
}
