package com.payi.cdi.client.anthropic;

import com.anthropic.client.AnthropicClient;
import com.anthropic.client.AnthropicClientAsync;
import com.payi.cdi.internal.edge.client.TrackedSdks;
import com.payi.cdi.internal.edge.client.TrackedService;

/**
 * Tracks the calls of a client of {@code anthropic-java}, with any transport:
 *
 * <pre>
 * AnthropicClient client = PayiAnthropic.track(AnthropicOkHttpClient.fromEnv());
 * </pre>
 *
 * The context of a call is that of the thread that calls the method of the service, in asynchronous calls and in retries,
 * too. A refused call throws {@link com.payi.cdi.LimitBlockedException}, or its future fails with it; the SDK does not
 * repeat it. Closing the tracked client closes the given one.
 *
 * @since 0.1
 */
public final class PayiAnthropic {
    private PayiAnthropic() {}

    /**
     * Makes a tracked client of a client.
     *
     * @param client the client, whose settings and transport the tracked one has
     * @return the tracked client; the same one if it is tracked already
     */
    public static AnthropicClient track(AnthropicClient client) {
        if (TrackedService.isTracked(client)) {
            return client;
        }
        AnthropicSdk[] sdk = new AnthropicSdk[1];
        AnthropicClient tracked = client.withOptions(options -> sdk[0] = AnthropicSdk.installedIn(options));
        TrackedSdks.add(AnthropicSdk.NAME);
        return (AnthropicClient) TrackedService.of(AnthropicClient.class, tracked, sdk[0]);
    }

    /**
     * Makes a tracked client of a client.
     *
     * @param client the client, whose settings and transport the tracked one has
     * @return the tracked client; the same one if it is tracked already
     */
    public static AnthropicClientAsync track(AnthropicClientAsync client) {
        if (TrackedService.isTracked(client)) {
            return client;
        }
        AnthropicSdk[] sdk = new AnthropicSdk[1];
        AnthropicClientAsync tracked = client.withOptions(options -> sdk[0] = AnthropicSdk.installedIn(options));
        TrackedSdks.add(AnthropicSdk.NAME);
        return (AnthropicClientAsync) TrackedService.of(AnthropicClientAsync.class, tracked, sdk[0]);
    }
}
