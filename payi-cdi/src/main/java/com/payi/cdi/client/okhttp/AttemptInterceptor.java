package com.payi.cdi.client.okhttp;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Optional;
import java.util.zip.GZIPInputStream;

import com.payi.cdi.LimitBlockedException;
import com.payi.cdi.PayiHeaders;
import com.payi.cdi.client.ClientCall;
import com.payi.cdi.internal.core.log.PayiLogger;
import com.payi.cdi.internal.core.log.ThrottledLog;

import okhttp3.Interceptor;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.ResponseBody;

/** Follows each attempt at the network, so that repeated and redirected ones count, too. */
final class AttemptInterceptor implements Interceptor {
    private static final int FIRST_ERROR = 400;

    @Override
    public Response intercept(Chain chain) throws IOException {
        Request request = chain.request();
        TrackedAttempts attempts = request.tag(TrackedAttempts.class);
        if (attempts == null) {
            return chain.proceed(request);
        }
        ClientCall call;
        Request sent;
        try {
            call = attempts.next(request);
            Request decided = SentRequests.of(request, call);
            if (!SentRequests.isSameServer(request.url(), call.uri())) {
                return chain.proceed(request);
            }
            sent = call.isTracked() ? ShownRequestBody.in(decided, call) : decided;
        } catch (LimitBlockedException refused) {
            // Not as an IOException, which interceptors between this one and the first take for a reason to try again.
            throw refused;
        } catch (RuntimeException | LinkageError e) {
            ThrottledLog.ofProcess().warn("okhttp", () -> PayiLogger.LOG.clientStepFailed("OkHttp", e));
            return chain.proceed(request);
        }
        Response response = answered(chain, sent, call);
        return call.isProxied() || sent.header(PayiHeaders.API_KEY) != null ? stayAtPayi(response, attempts) : response;
    }

    private static Response answered(Chain chain, Request sent, ClientCall call) throws IOException {
        Response response;
        try {
            response = chain.proceed(sent);
        } catch (IOException | RuntimeException | Error e) {
            call.failed(e);
            throw e;
        }
        call.answered(response.code(), response::header);
        ResponseBody body = response.body();
        if (!call.isTracked() || body == null) {
            return response;
        }
        if (call.isProxied() && response.code() >= FIRST_ERROR) {
            return error(response, body, call);
        }
        return response.newBuilder().body(new ShownResponseBody(body, call)).build();
    }

    /** Errors are short, and are read as a whole, because one of them may be Pay-i's refusal. */
    private static Response error(Response response, ResponseBody body, ClientCall call) throws IOException {
        byte[] bytes;
        try {
            bytes = call.answer(body.bytes());
        } catch (IOException e) {
            call.failed(e);
            throw e;
        }
        Optional<LimitBlockedException> refusal = call.refusal(response.code(), unpacked(bytes, response));
        if (refusal.isPresent()) {
            throw refusal.get();
        }
        return response.newBuilder().body(ResponseBody.create(bytes, body.contentType())).build();
    }

    private static byte[] unpacked(byte[] bytes, Response response) {
        if (!"gzip".equalsIgnoreCase(response.header("Content-Encoding"))) {
            return bytes;
        }
        try (GZIPInputStream unpacked = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
            return unpacked.readAllBytes();
        } catch (IOException e) {
            return bytes;
        }
    }

    /** OkHttp follows the redirect of an answer that has a location, and would send Pay-i's headers there. */
    private static Response stayAtPayi(Response response, TrackedAttempts attempts) {
        String location = response.header("Location");
        if (location == null) {
            return response;
        }
        attempts.holdBack(location);
        return response.newBuilder().removeHeader("Location").build();
    }
}
