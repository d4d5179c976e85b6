package com.payi.cdi.internal.edge.client;

import java.util.Arrays;
import java.util.List;

/** SDKs whose clients an application may make in a way that shows the library nothing. */
enum Sdk {
    OPENAI("openai-java", "com.openai.client.OpenAIClient", null, "PayiOpenAi.track(client)"),
    ANTHROPIC("anthropic-java", "com.anthropic.client.AnthropicClient", null, "PayiAnthropic.track(client)"),
    GOOGLE("google-genai", "com.google.genai.Client", null, "PayiGenAi.track(client)"),
    /** On Quarkus, its extension makes all calls with clients that the library sees. */
    LANGCHAIN4J("langchain4j", "dev.langchain4j.http.client.HttpClientBuilder",
            "io.quarkiverse.langchain4j.RegisterAiService",
            "httpClientBuilder(PayiLangChain4j.httpClientBuilder()) in the builder of each model");

    private final String artifact;
    private final String type;
    private final String seenWith;
    private final String line;

    /** @param seenWith a class of a library that lets all calls be seen, null for none */
    Sdk(String artifact, String type, String seenWith, String line) {
        this.artifact = artifact;
        this.type = type;
        this.seenWith = seenWith;
        this.line = line;
    }

    /** Those that a class loader finds, and of which no client is tracked yet. */
    static List<Sdk> unseen(ClassLoader application) {
        return Arrays.stream(values()).filter(sdk -> sdk.isUnseen() && isFound(sdk.type, application)
                && (sdk.seenWith == null || !isFound(sdk.seenWith, application))).toList();
    }

    private static boolean isFound(String type, ClassLoader loader) {
        try {
            Class.forName(type, false, loader);
            return true;
        } catch (ClassNotFoundException | LinkageError e) {
            return false;
        }
    }

    /** Whether no client of the SDK was tracked. */
    boolean isUnseen() {
        return !TrackedSdks.contains(artifact);
    }

    String artifact() {
        return artifact;
    }

    /** What the application writes to have the calls of a client seen. */
    String line() {
        return line;
    }
}
