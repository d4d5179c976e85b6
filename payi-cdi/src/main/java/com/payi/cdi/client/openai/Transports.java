package com.payi.cdi.client.openai;

import java.lang.reflect.Field;

import com.openai.core.ClientOptions;
import com.openai.core.http.HttpClient;
import com.payi.cdi.internal.core.log.PayiLogger;

/**
 * Finds the transport of a client, which its options keep to themselves. What they show is the transport below repetition,
 * authentication and log.
 */
final class Transports {
    private static final String FIELD = "originalHttpClient";

    private Transports() {}

    static HttpClient of(ClientOptions.Builder options) {
        ClientOptions built = options.build();
        try {
            Field field = ClientOptions.class.getDeclaredField(FIELD);
            field.setAccessible(true);
            return (HttpClient) field.get(built);
        } catch (ReflectiveOperationException | RuntimeException e) {
            PayiLogger.LOG.debugf("The transport of openai-java is not in %s: %s", FIELD, e);
            return withoutRepetition(options, built.maxRetries());
        }
    }

    /** With other versions of the SDK: repetition has to be above what tracks, so that each attempt counts. */
    static HttpClient withoutRepetition(ClientOptions.Builder options, int retries) {
        HttpClient transport = options.maxRetries(0).build().httpClient();
        options.maxRetries(retries);
        return transport;
    }

    /** With another transport, redirects are its own affair. */
    static void stayAtPayi(HttpClient transport) {
        try {
            OkHttpTransport.stayAtPayi(transport);
        } catch (ReflectiveOperationException | RuntimeException | LinkageError e) {
            PayiLogger.LOG.debugf("The transport of openai-java follows redirects of proxied calls: %s", e);
        }
    }
}
