package com.payi.cdi.client.openai;

import com.openai.client.OpenAIClient;
import com.openai.client.OpenAIClientAsync;
import com.payi.cdi.internal.edge.client.TrackedSdks;
import com.payi.cdi.internal.edge.client.TrackedService;

/**
 * Tracks the calls of a client of {@code openai-java}, with any transport:
 *
 * <pre>
 * OpenAIClient client = PayiOpenAi.track(OpenAIOkHttpClient.fromEnv());
 * </pre>
 *
 * The context of a call is that of the thread that calls the method of the service, in asynchronous calls and in retries,
 * too. A refused call throws {@link com.payi.cdi.LimitBlockedException}, or its future fails with it; the SDK does not
 * repeat it. Closing the tracked client closes the given one.
 *
 * @since 0.1
 */
public final class PayiOpenAi {
    private PayiOpenAi() {}

    /**
     * Makes a tracked client of a client.
     *
     * @param client the client, whose settings and transport the tracked one has
     * @return the tracked client; the same one if it is tracked already
     */
    public static OpenAIClient track(OpenAIClient client) {
        if (TrackedService.isTracked(client)) {
            return client;
        }
        OpenAiSdk[] sdk = new OpenAiSdk[1];
        OpenAIClient tracked = client.withOptions(options -> sdk[0] = OpenAiSdk.installedIn(options));
        TrackedSdks.add(OpenAiSdk.NAME);
        return (OpenAIClient) TrackedService.of(OpenAIClient.class, tracked, sdk[0]);
    }

    /**
     * Makes a tracked client of a client.
     *
     * @param client the client, whose settings and transport the tracked one has
     * @return the tracked client; the same one if it is tracked already
     */
    public static OpenAIClientAsync track(OpenAIClientAsync client) {
        if (TrackedService.isTracked(client)) {
            return client;
        }
        OpenAiSdk[] sdk = new OpenAiSdk[1];
        OpenAIClientAsync tracked = client.withOptions(options -> sdk[0] = OpenAiSdk.installedIn(options));
        TrackedSdks.add(OpenAiSdk.NAME);
        return (OpenAIClientAsync) TrackedService.of(OpenAIClientAsync.class, tracked, sdk[0]);
    }
}
