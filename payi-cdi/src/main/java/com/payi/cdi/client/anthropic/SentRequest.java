package com.payi.cdi.client.anthropic;

import java.net.URI;
import java.util.List;

import com.anthropic.core.http.HttpRequest;
import com.anthropic.core.http.HttpRequestBody;
import com.payi.cdi.LimitBlockedException;
import com.payi.cdi.client.CallContext;
import com.payi.cdi.client.ClientCall;
import com.payi.cdi.client.ClientRequest;
import com.payi.cdi.internal.core.log.PayiLogger;
import com.payi.cdi.internal.core.log.ThrottledLog;
import com.payi.cdi.internal.edge.client.UntrackedCall;

/**
 * A request as it is sent, and its call.
 *
 * @param call one that follows nothing where the library failed
 */
record SentRequest(HttpRequest request, ClientCall call) {
    /**
     * @param context null for that of the calling thread
     * @throws LimitBlockedException if the request must not be sent
     */
    static SentRequest of(HttpRequest request, CallContext context, boolean blocking) {
        try {
            ClientCall call = ClientCall.begin(described(request, context, blocking));
            return new SentRequest(changed(request, call), call);
        } catch (LimitBlockedException refused) {
            close(request);
            throw refused;
        } catch (RuntimeException | LinkageError e) {
            ThrottledLog.ofProcess().warn(AnthropicSdk.NAME, () -> PayiLogger.LOG.clientStepFailed(AnthropicSdk.NAME, e));
            return new SentRequest(request, UntrackedCall.sentAsIs());
        }
    }

    /** A transport closes the body of what it sends; nothing else closes that of a refused request. */
    private static void close(HttpRequest request) {
        HttpRequestBody body = request.body().orElse(null);
        if (body != null) {
            body.close();
        }
    }

    private static ClientRequest described(HttpRequest request, CallContext context, boolean blocking) {
        ClientRequest.Builder described = ClientRequest.builder(request.method().name(), URI.create(request.url()))
                .context(context).contextOfOneCall(context != null).blocking(blocking);
        for (String name : request.headers().names()) {
            List<String> values = request.headers().values(name);
            if (!values.isEmpty() && !name.equalsIgnoreCase("Content-Length")) {
                described.header(name, values.get(values.size() - 1));
            }
        }
        return described.build();
    }

    private static HttpRequest changed(HttpRequest request, ClientCall call) {
        URI uri = call.uri();
        HttpRequest.Builder sent = uri.toString().equals(request.url())
                ? request.toBuilder()
                : HttpRequest.builder().method(request.method()).baseUrl(uri.toString()).headers(request.headers());
        sent.removeAllHeaders(call.headersToRemove());
        call.headersToSet().forEach(sent::replaceHeaders);
        HttpRequestBody body = request.body().orElse(null);
        if (body != null) {
            sent.body(call.isTracked() ? ShownRequestBody.of(body, call) : body);
        }
        return sent.build();
    }
}
