package com.payi.cdi.client.genai;

import java.lang.reflect.Field;
import java.util.List;

import com.google.genai.Client;
import com.payi.cdi.client.okhttp.PayiOkHttp;
import com.payi.cdi.internal.core.log.PayiLogger;
import com.payi.cdi.internal.edge.client.TrackedSdks;

import okhttp3.Interceptor;
import okhttp3.OkHttpClient;

/**
 * Tracks the calls of a client of {@code google-genai}:
 *
 * <pre>
 * Client client = PayiGenAi.track(Client.builder().apiKey(key).build());
 * </pre>
 *
 * The context of a call is that of the thread that calls the method, in asynchronous calls and in retries, too. A refused
 * call throws {@link com.payi.cdi.LimitBlockedException}. The future of an asynchronous one fails with the SDK's
 * exception: {@link com.payi.cdi.LimitBlockedException#findIn} finds the refusal in it.
 *
 * @since 0.1
 */
public final class PayiGenAi {
    private static final String LINE = "build it with ClientOptions.builder().customHttpClient(PayiOkHttp.track(new"
            + " OkHttpClient.Builder()).build())";

    private PayiGenAi() {}

    /**
     * Makes a client tracked. The SDK has no way to change a client that is built: its OkHttp client, a private field, is
     * replaced. Where that fails, a warning names the line that works, and the client is not tracked.
     *
     * @param client the client, which is changed
     * @return the same client
     */
    public static Client track(Client client) {
        try {
            Object api = field(Client.class, "apiClient").get(client);
            Field transport = field(field(Client.class, "apiClient").getType(), "httpClient");
            OkHttpClient tracked = tracked((OkHttpClient) transport.get(api));
            transport.set(api, tracked);
            TrackedSdks.add("google-genai");
        } catch (ReflectiveOperationException | RuntimeException e) {
            PayiLogger.LOG.clientNotTracked(Client.class.getName(), "its transport cannot be replaced; " + LINE, e);
        }
        return client;
    }

    private static Field field(Class<?> type, String name) throws NoSuchFieldException {
        Field field = type.getDeclaredField(name);
        field.setAccessible(true);
        return field;
    }

    /** In front of the interceptors of the SDK, one of which would repeat a refused call. */
    private static OkHttpClient tracked(OkHttpClient client) {
        OkHttpClient.Builder builder = client.newBuilder();
        List<Interceptor> own = List.copyOf(builder.interceptors());
        OkHttpClient known = PayiOkHttp.track(client);
        if (known == client) {
            return client;
        }
        builder.interceptors().clear();
        PayiOkHttp.track(builder);
        builder.interceptors().addAll(own);
        return builder.build();
    }
}
