package com.payi.cdi.internal.edge.bootstrap;

import java.lang.reflect.InvocationTargetException;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import com.payi.cdi.internal.core.log.PayiLogger;
import com.payi.cdi.internal.edge.client.TrackedSdks;

/**
 * Tracks the clients of models that an application produces as beans. Types and adapters are known by name, so that no
 * adapter is loaded where its SDK is missing.
 */
public final class TrackedClients {
    private static final Map<String, Tracking> BY_TYPE = Map.of(
            "com.openai.client.OpenAIClient", new Tracking("openai.PayiOpenAi", "openai-java"),
            "com.openai.client.OpenAIClientAsync", new Tracking("openai.PayiOpenAi", "openai-java"),
            "com.anthropic.client.AnthropicClient", new Tracking("anthropic.PayiAnthropic", "anthropic-java"),
            "com.anthropic.client.AnthropicClientAsync", new Tracking("anthropic.PayiAnthropic", "anthropic-java"),
            "com.google.genai.Client", new Tracking("genai.PayiGenAi", "google-genai"),
            "okhttp3.OkHttpClient", new Tracking("okhttp.PayiOkHttp", "okhttp"),
            "dev.langchain4j.http.client.HttpClientBuilder", new Tracking("langchain4j.PayiLangChain4j", "langchain4j"));

    /** The adapter that tracks clients of a type, and the artifact of their SDK. */
    private record Tracking(String adapter, String sdk) {
        Class<?> load() throws ClassNotFoundException {
            return Class.forName(className(), true, TrackedClients.class.getClassLoader());
        }

        String className() {
            return "com.payi.cdi.client." + adapter;
        }
    }

    private TrackedClients() {}

    /** The types whose objects are tracked, and with them their subtypes. */
    public static Set<String> typeNames() {
        return BY_TYPE.keySet();
    }

    /** The names of the adapters, by the type that each tracks. */
    public static Map<String, String> adapters() {
        return BY_TYPE.entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, each -> each.getValue().className()));
    }

    /** Whether objects of a class are tracked. */
    public static boolean isClient(Class<?> type) {
        return clientType(type) != null;
    }

    /** Notes that the application produces clients of a type: their SDK need not be named to it as one that is not seen. */
    public static void noteProduced(String typeName) {
        TrackedSdks.add(BY_TYPE.get(typeName).sdk());
    }

    static void noteProduced(Class<?> declared) {
        noteProduced(clientType(declared).getName());
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
            Class<?> adapter = BY_TYPE.get(type.getName()).load();
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
            if (BY_TYPE.containsKey(candidate.getName())) {
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
