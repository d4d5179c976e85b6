package com.payi.cdi.client.apache;

import java.io.IOException;

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
        byte[] bytes = CollectedBody.bytesOf(body);
        ClientCall call;
        try {
            call = Attempt.begin(request, body != null && bytes == null, context, false);
        } catch (LimitBlockedException e) {
            callback.failed(e);
            return;
        }
        if (!call.isTracked() && call.headersToRemove().isEmpty() && call.headersToSet().isEmpty()) {
            chain.proceed(request, body, scope, callback);
            return;
        }
        try (TrackScope sending = call.sending()) {
            HttpRequest sent = BasicRequestBuilder.copy(request).build();
            Attempt.change(sent, call);
            AsyncExecChain.Scope redirected = new AsyncExecChain.Scope(scope.exchangeId,
                    Attempt.route(scope.route, call), BasicRequestBuilder.copy(sent).build(), scope.cancellableDependency,
                    scope.clientContext, scope.execRuntime, scope.scheduler, scope.execCount);
            chain.proceed(sent, shown(body, bytes, call), redirected, new ShownAnswer(callback, call, context));
        } catch (IOException | HttpException | RuntimeException | Error e) {
            call.failed(e);
            throw e;
        }
    }

    private static AsyncEntityProducer shown(AsyncEntityProducer body, byte[] bytes, ClientCall call) {
        if (body == null || !call.isTracked()) {
            return body;
        }
        return bytes == null ? new ShownProducer(body, call) : new KnownProducer(call.request(bytes), body);
    }
}
