package com.payi.cdi.internal.edge.bootstrap;

import java.lang.reflect.InvocationTargetException;
import java.util.Map;
import java.util.Set;

import com.payi.cdi.internal.core.log.PayiLogger;

/**
 * Tracks the clients of models that an application produces as beans. Types and adapters are known by name, so that no
 * adapter is loaded where its SDK is missing.
 */
public final class TrackedClients {
    private static final String ADAPTERS = "com.payi.cdi.client.";
    private static final Map<String, String> ADAPTER_BY_TYPE = Map.of(
            "com.openai.client.OpenAIClient", ADAPTERS + "openai.PayiOpenAi",
            "com.openai.client.OpenAIClientAsync", ADAPTERS + "openai.PayiOpenAi",
            "com.anthropic.client.AnthropicClient", ADAPTERS + "anthropic.PayiAnthropic",
            "com.anthropic.client.AnthropicClientAsync", ADAPTERS + "anthropic.PayiAnthropic",
            "com.google.genai.Client", ADAPTERS + "genai.PayiGenAi",
            "okhttp3.OkHttpClient", ADAPTERS + "okhttp.PayiOkHttp",
            "dev.langchain4j.http.client.HttpClientBuilder", ADAPTERS + "langchain4j.PayiLangChain4j");

    private TrackedClients() {}

    /** The types whose objects are tracked, and with them their subtypes. */
    public static Set<String> typeNames() {
        return ADAPTER_BY_TYPE.keySet();
    }

    /** Whether objects of a class are tracked. */
    public static boolean isClient(Class<?> type) {
        return clientType(type) != null;
    }

    /**
     * Tracks a client. Nothing is thrown: what cannot be tracked is logged and returned as it is.
     *
     * @param client what the application produced, may be null
     * @param declared the class that the tracked client must be an instance of
     * @return the tracked client; the same one where it is tracked already, or cannot be
     */
    public static Object tracked(Object client, Class<?> declared) {
        Class<?> type = client == null ? null : clientType(client.getClass());
        if (type == null) {
            return client;
        }
        try {
            Class<?> adapter = Class.forName(ADAPTER_BY_TYPE.get(type.getName()), true, TrackedClients.class.getClassLoader());
            Object tracked = adapter.getMethod("track", type).invoke(null, client);
            if (declared.isInstance(tracked)) {
                return tracked;
            }
            PayiLogger.LOG.clientNotTracked(client.getClass().getName(),
                    "its producer declares " + declared.getName() + "; let it declare " + type.getName(), null);
        } catch (InvocationTargetException e) {
            PayiLogger.LOG.clientNotTracked(client.getClass().getName(), "its adapter failed", e.getCause());
        } catch (ReflectiveOperationException | LinkageError e) {
            PayiLogger.LOG.clientNotTracked(client.getClass().getName(), "its adapter cannot be loaded", e);
        }
        return client;
    }

    /** The class or interface of a type's ancestors that an adapter tracks, null for none. */
    private static Class<?> clientType(Class<?> type) {
        for (Class<?> candidate = type; candidate != null; candidate = candidate.getSuperclass()) {
            if (ADAPTER_BY_TYPE.containsKey(candidate.getName())) {
                return candidate;
            }
            for (Class<?> implemented : candidate.getInterfaces()) {
                Class<?> found = clientType(implemented);
                if (found != null) {
                    return found;
                }
            }
        }
        return null;
    }
}
