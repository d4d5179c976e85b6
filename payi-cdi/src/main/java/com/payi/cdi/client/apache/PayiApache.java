package com.payi.cdi.client.apache;

import org.apache.hc.client5.http.impl.ChainElement;
import org.apache.hc.client5.http.impl.async.HttpAsyncClientBuilder;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;

/**
 * Lets the library see the calls of Apache HttpClient 5:
 *
 * <pre>
 * CloseableHttpClient client = PayiApache.track(HttpClients.custom()).build();
 * CloseableHttpAsyncClient async = PayiApache.track(HttpAsyncClients.custom()).build();
 * </pre>
 *
 * Each attempt is one event, in the context of the thread that calls {@code execute}. A refused call throws
 * {@link com.payi.cdi.LimitBlockedException}; a future fails with it.
 *
 * @since 0.1
 */
public final class PayiApache {
    private static final String CALL = "com.payi.cdi.call";
    private static final String CONTEXT = "com.payi.cdi.context";

    private PayiApache() {}

    /**
     * Lets the library see the calls of the clients that a builder builds. To be called once for a builder.
     *
     * @param builder the builder
     * @return the same builder
     */
    public static HttpClientBuilder track(HttpClientBuilder builder) {
        // Above what unpacks answers, because a stream that may come packed is not asked for its usage. That element can be
        // missing; where it is there, the second handler leaves the call alone.
        return builder.addExecInterceptorBefore(ChainElement.COMPRESS.name(), CALL, new CallHandler())
                .addExecInterceptorBefore(ChainElement.PROTOCOL.name(), CALL + ".uncompressed", new CallHandler());
    }

    /**
     * Lets the library see the calls of the clients that a builder builds. To be called once for a builder.
     *
     * @param builder the builder
     * @return the same builder
     */
    public static HttpAsyncClientBuilder track(HttpAsyncClientBuilder builder) {
        return builder.addExecInterceptorFirst(CONTEXT, new AsyncContextHandler())
                .addExecInterceptorBefore(ChainElement.PROTOCOL.name(), CALL, new AsyncCallHandler());
    }
}
