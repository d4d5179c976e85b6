package com.payi.cdi.client.anthropic;

import java.lang.reflect.Method;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

import com.anthropic.core.ClientOptions;
import com.anthropic.core.http.AsyncStreamResponse;
import com.payi.cdi.client.CallContext;
import com.payi.cdi.internal.edge.client.ServiceSdk;
import com.payi.cdi.internal.edge.client.WithOptions;

/** Clients of anthropic-java with a tracking interceptor, which is the innermost one and sees what others change. */
final class AnthropicSdk implements ServiceSdk {
    static final String NAME = "anthropic-java";

    static AnthropicSdk installedIn(ClientOptions.Builder options) {
        AnthropicSdk sdk = new AnthropicSdk();
        sdk.keptIn(options);
        return sdk;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public boolean isService(Class<?> type) {
        return type.isInterface() && type.getName().startsWith("com.anthropic.") && hasOptions(type);
    }

    private static boolean hasOptions(Class<?> type) {
        try {
            type.getMethod("withOptions", Consumer.class);
            return true;
        } catch (NoSuchMethodException e) {
            return false;
        }
    }

    /** Beside single calls, the services make helpers that make calls, such as threads of messages. */
    @Override
    public boolean isAsynchronous(Method method) {
        Class<?> returned = method.getReturnType();
        return returned == CompletableFuture.class || returned == AsyncStreamResponse.class
                || returned.getName().startsWith("com.anthropic.helpers.") && returned.getName().endsWith("Async");
    }

    @Override
    public Object withContext(Object service, CallContext context) {
        return WithOptions.of(service, options -> {
            ClientOptions.Builder changed = (ClientOptions.Builder) options;
            changed.interceptors(changed.build().interceptors().stream()
                    .map(interceptor -> interceptor instanceof TrackingInterceptor
                            ? new TrackingInterceptor(context)
                            : interceptor)
                    .toList());
        });
    }

    @Override
    public ServiceSdk keptIn(Object options) {
        ClientOptions.Builder changed = (ClientOptions.Builder) options;
        if (!isTracked(changed.build())) {
            changed.addInterceptor(new TrackingInterceptor(null));
        }
        return this;
    }

    static boolean isTracked(ClientOptions options) {
        return options.interceptors().stream().anyMatch(TrackingInterceptor.class::isInstance);
    }

    @Override
    public Object result(Object result, CallContext context) {
        return result instanceof AsyncStreamResponse<?> stream ? new TrackedStream<>(stream, context) : result;
    }
}
