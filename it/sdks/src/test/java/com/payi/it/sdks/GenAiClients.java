package com.payi.it.sdks;

import java.net.URI;
import java.util.Date;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

import com.google.auth.oauth2.AccessToken;
import com.google.auth.oauth2.GoogleCredentials;
import com.google.genai.Client;
import com.google.genai.types.HttpOptions;
import com.google.genai.types.HttpRetryOptions;
import com.payi.testkit.Reply;

/** The client of Gemini of an application. */
@ApplicationScoped
class GenAiClients {
    private static final String USAGE = "\"usageMetadata\":{\"promptTokenCount\":12,\"candidatesTokenCount\":7,"
            + "\"totalTokenCount\":19},\"responseId\":\"g-2\"";
    /** Without the model, so that the one of the path counts. */
    static final Reply DOCUMENT = Reply.json("{" + candidate("Hello from the fake", true) + "," + USAGE + "}");
    static final List<String> CHUNKS = List.of(
            Reply.data("{" + candidate("One", false) + "," + common() + "}"),
            Reply.data("{" + candidate(" two", true) + "," + USAGE + "," + common() + "}"));

    static volatile URI provider;

    @Produces
    @Singleton
    Client client() {
        return client(provider);
    }

    static Client client(URI uri) {
        return Client.builder().apiKey("key").httpOptions(options(uri)).build();
    }

    static Client vertex(URI uri) {
        return Client.builder().vertexAI(true).project("own-project").location("us-central1").httpOptions(options(uri))
                .credentials(GoogleCredentials.create(new AccessToken("token", new Date(Long.MAX_VALUE)))).build();
    }

    static HttpOptions options(URI uri) {
        return HttpOptions.builder().baseUrl(uri.toString())
                .retryOptions(HttpRetryOptions.builder().attempts(3).initialDelay(0.1).httpStatusCodes(500, 429)).build();
    }

    private static String candidate(String text, boolean last) {
        return "\"candidates\":[{\"index\":0,\"content\":{\"role\":\"model\",\"parts\":[{\"text\":\"" + text + "\"}]}"
                + (last ? ",\"finishReason\":\"STOP\"" : "") + "}]";
    }

    private static String common() {
        return "\"modelVersion\":\"" + SdkContract.MODEL + "\"";
    }
}
