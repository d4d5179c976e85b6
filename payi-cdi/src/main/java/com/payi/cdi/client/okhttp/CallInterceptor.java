package com.payi.cdi.client.okhttp;

import java.io.IOException;

import com.payi.cdi.LimitBlockedException;
import com.payi.cdi.client.ClientCall;
import com.payi.cdi.internal.core.log.PayiLogger;
import com.payi.cdi.internal.core.log.ThrottledLog;

import okhttp3.Interceptor;
import okhttp3.Request;
import okhttp3.Response;

/** Begins a call before OkHttp looks for a connection: it may be refused, or go to Pay-i. */
final class CallInterceptor implements Interceptor {
    private final CallContexts contexts;

    CallInterceptor(CallContexts contexts) {
        this.contexts = contexts;
    }

    @Override
    public Response intercept(Chain chain) throws IOException {
        Request request = chain.request();
        TrackedAttempts attempts;
        Request sent;
        try {
            attempts = new TrackedAttempts(request, contexts.of(chain.call()), !Refusals.isDispatcherThread());
            sent = SentRequests.of(request, attempts.first()).newBuilder().tag(TrackedAttempts.class, attempts).build();
        } catch (LimitBlockedException refused) {
            throw Refusals.thrown(refused);
        } catch (RuntimeException | LinkageError e) {
            ThrottledLog.ofProcess().warn("okhttp", () -> PayiLogger.LOG.clientStepFailed("OkHttp", e));
            return chain.proceed(request);
        }
        return proceed(chain, sent, attempts);
    }

    private static Response proceed(Chain chain, Request sent, TrackedAttempts attempts) throws IOException {
        ClientCall first = attempts.first();
        try {
            Response response = chain.proceed(sent);
            String location = attempts.heldBackLocation();
            Response answer = location == null ? response : response.newBuilder().header("Location", location).build();
            return first.isProxied() ? answer.newBuilder().request(chain.request()).build() : answer;
        } catch (LimitBlockedException refused) {
            throw Refusals.thrown(refused);
        } catch (IOException | RuntimeException | Error e) {
            if (attempts.isUnsent()) {
                failedWithoutConnection(chain.request(), first, e);
            }
            throw e;
        }
    }

    /** Only the body names the model. */
    private static void failedWithoutConnection(Request request, ClientCall call, Throwable failure) {
        try {
            ShownRequestBody.in(request, call);
        } catch (IOException | RuntimeException e) {
            PayiLogger.LOG.debugf("The body of a request that was not sent cannot be read: %s", e);
        }
        call.failed(failure);
    }
}
