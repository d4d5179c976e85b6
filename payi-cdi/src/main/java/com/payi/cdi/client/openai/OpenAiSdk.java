package com.payi.cdi.client.openai;

import java.lang.reflect.Method;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

import com.openai.core.ClientOptions;
import com.openai.core.http.AsyncStreamResponse;
import com.openai.core.http.HttpClient;
import com.payi.cdi.client.CallContext;
import com.payi.cdi.internal.edge.client.ServiceSdk;
import com.payi.cdi.internal.edge.client.WithOptions;

/**
 * Clients of openai-java with a tracked transport.
 *
 * @param original the transport of the SDK
 * @param installed the tracked one, as the options hold it
 */
record OpenAiSdk(HttpClient original, HttpClient installed) implements ServiceSdk {
    static final String NAME = "openai-java";

    static OpenAiSdk installedIn(ClientOptions.Builder options) {
        HttpClient original = Transports.of(options);
        Transports.stayAtPayi(original);
        options.httpClient(TrackingHttpClient.owning(original));
        return new OpenAiSdk(original, Transports.of(options));
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public boolean isService(Class<?> type) {
        return type.isInterface() && type.getName().startsWith("com.openai.") && hasOptions(type);
    }

    private static boolean hasOptions(Class<?> type) {
        try {
            type.getMethod("withOptions", Consumer.class);
            return true;
        } catch (NoSuchMethodException e) {
            return false;
        }
    }

    /** A WebSocket, which {@code connect} opens, belongs to the client, and not to a copy for one call. */
    @Override
    public boolean isAsynchronous(Method method) {
        return !method.getName().equals("connect") && (method.getReturnType() == CompletableFuture.class
                || method.getReturnType() == AsyncStreamResponse.class);
    }

    @Override
    public Object withContext(Object service, CallContext context) {
        return WithOptions.of(service, options -> ((ClientOptions.Builder) options)
                .httpClient(TrackingHttpClient.borrowing(original, context)));
    }

    @Override
    public ServiceSdk keptIn(Object options) {
        ClientOptions.Builder changed = (ClientOptions.Builder) options;
        return Transports.of(changed) == installed ? this : installedIn(changed);
    }

    @Override
    public Object result(Object result, CallContext context) {
        return result instanceof AsyncStreamResponse<?> stream ? new TrackedStream<>(stream, context) : result;
    }
}
