package com.payi.cdi.client.openai;

import java.io.IOException;
import java.lang.reflect.Field;

import com.openai.core.http.HttpClient;
import com.payi.cdi.PayiHeaders;

import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import okhttp3.Response;

/**
 * Keeps the transport of the SDK that is built on OkHttp from following a redirect of Pay-i: the headers, the key among
 * them, would go along. The SDK has no option for single requests, so that its private fields are followed. Loaded only
 * where the SDK has that transport.
 */
final class OkHttpTransport implements Interceptor {
    private static final String TRANSPORT = "com.openai.client.okhttp.OkHttpClient";
    private static final int MOST_WRAPPERS = 4;

    private OkHttpTransport() {}

    /** Does nothing where the transport is another one. */
    static void stayAtPayi(HttpClient client) throws ReflectiveOperationException {
        HttpClient transport = unwrapped(client);
        if (transport == null) {
            return;
        }
        Field field = transport.getClass().getDeclaredField("okHttpClient");
        field.setAccessible(true);
        OkHttpClient before = (OkHttpClient) field.get(transport);
        if (before.networkInterceptors().stream().noneMatch(OkHttpTransport.class::isInstance)) {
            field.set(transport, before.newBuilder().addNetworkInterceptor(new OkHttpTransport()).build());
        }
    }

    private static HttpClient unwrapped(HttpClient client) throws ReflectiveOperationException {
        HttpClient candidate = client;
        for (int i = 0; candidate != null && i < MOST_WRAPPERS; i++) {
            if (candidate.getClass().getName().equals(TRANSPORT)) {
                return candidate;
            }
            candidate = wrapped(candidate);
        }
        return null;
    }

    private static HttpClient wrapped(HttpClient client) throws ReflectiveOperationException {
        for (Field field : client.getClass().getDeclaredFields()) {
            if (HttpClient.class.isAssignableFrom(field.getType())) {
                field.setAccessible(true);
                return (HttpClient) field.get(client);
            }
        }
        return null;
    }

    @Override
    public Response intercept(Chain chain) throws IOException {
        Response response = chain.proceed(chain.request());
        return chain.request().header(PayiHeaders.API_KEY) == null || response.header("Location") == null
                ? response
                : response.newBuilder().removeHeader("Location").build();
    }
}
