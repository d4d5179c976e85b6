package com.payi.it.sdks;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

import com.payi.it.kit.Json;

import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okio.BufferedSource;

/** The client of an application that makes its own requests with OkHttp. */
@ApplicationScoped
class OkHttpClients {
    @Produces
    @Singleton
    OkHttpClient client() {
        return new OkHttpClient();
    }

    static Request question(URI provider, String model, boolean stream) {
        String json = "{\"model\":\"" + model + "\",\"stream\":" + stream
                + ",\"messages\":[{\"role\":\"user\",\"content\":\"Hi\"}]}";
        return new Request.Builder().url(provider + "/v1/chat/completions")
                .post(RequestBody.create(json, MediaType.get("application/json"))).build();
    }

    /** The text of an answer without error. */
    static String text(Response answer) throws IOException {
        try (answer) {
            String body = answer.body().string();
            if (answer.code() != 200) {
                throw new IOException("Status " + answer.code());
            }
            return Json.read(body.getBytes(StandardCharsets.UTF_8)).at("/choices/0/message/content").asText();
        }
    }

    static TokenStream tokens(Response answer) {
        BufferedSource source = answer.body().source();
        return new TokenStream() {
            @Override
            String next() throws IOException {
                for (String line = source.readUtf8Line(); line != null; line = source.readUtf8Line()) {
                    if (line.startsWith("data: {")) {
                        String token = Json.read(line.substring(6).getBytes(StandardCharsets.UTF_8))
                                .at("/choices/0/delta/content").asText();
                        if (!token.isEmpty()) {
                            return token;
                        }
                    }
                }
                return null;
            }

            @Override
            public void close() {
                answer.close();
            }
        };
    }
}
