package com.payi.cdi.client.okhttp;

import com.payi.cdi.internal.edge.client.TrackedSdks;

import okhttp3.OkHttpClient;

/**
 * Tracks the GenAI calls of an OkHttp client:
 *
 * <pre>
 * OkHttpClient client = PayiOkHttp.track(new OkHttpClient.Builder()).build();
 * </pre>
 *
 * The context of a call is that of the thread that makes it with {@code newCall}, also where {@code enqueue} sends it
 * from another thread. A refused call fails with an {@link java.io.IOException}, as OkHttp demands:
 * {@link com.payi.cdi.LimitBlockedException#findIn} finds the refusal in it. With {@code execute}, the refusal itself is
 * thrown.
 *
 * @since 0.1
 */
public final class PayiOkHttp {
    private PayiOkHttp() {}

    /**
     * Makes the clients of a builder tracked. The last step before {@code build()}: an {@code eventListenerFactory} that
     * is set later replaces what takes the context of asynchronous calls.
     *
     * @param builder the builder, which is changed
     * @return the same builder
     */
    public static OkHttpClient.Builder track(OkHttpClient.Builder builder) {
        if (builder.interceptors().stream().noneMatch(CallInterceptor.class::isInstance)) {
            CallContexts contexts = new CallContexts(builder.build().eventListenerFactory());
            builder.eventListenerFactory(contexts);
            builder.addInterceptor(new CallInterceptor(contexts));
            builder.addNetworkInterceptor(new AttemptInterceptor());
            TrackedSdks.add("okhttp");
        }
        return builder;
    }

    /**
     * Makes a tracked client of a client. Both share connections, threads and cache.
     *
     * @param client the client, which stays as it is
     * @return the tracked client; the same one if it is tracked already
     */
    public static OkHttpClient track(OkHttpClient client) {
        return client.interceptors().stream().anyMatch(CallInterceptor.class::isInstance)
                ? client
                : track(client.newBuilder()).build();
    }
}
