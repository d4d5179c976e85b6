package com.payi.cdi.client.openai;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicReference;

import org.junit.jupiter.api.Test;

import com.openai.client.OpenAIClient;
import com.openai.client.okhttp.OpenAIOkHttpClient;
import com.openai.core.http.HttpClient;
import com.openai.core.http.HttpMethod;
import com.openai.core.http.HttpRequest;
import com.openai.core.http.HttpResponse;
import com.payi.testkit.FakeProvider;
import com.payi.testkit.Reply;

/** How the transport of a client is found. */
class TransportsTest {
    @Test
    void withoutThePrivateFieldTheTransportDoesNotRepeatAndTheClientStillDoes() {
        try (FakeProvider provider = FakeProvider.start()) {
            provider.always(Reply.json(500, "{}"));
            OpenAIClient client = OpenAIOkHttpClient.builder().apiKey("key").baseUrl(provider.uri().toString()).maxRetries(1)
                    .build();
            AtomicReference<HttpClient> transport = new AtomicReference<>();
            AtomicReference<HttpClient> repeating = new AtomicReference<>();
            client.withOptions(options -> {
                transport.set(Transports.withoutRepetition(options, 1));
                repeating.set(options.build().httpClient());
            });
            HttpRequest request = HttpRequest.builder().method(HttpMethod.GET).baseUrl(provider.uri().toString()).build();

            try (HttpResponse answer = transport.get().execute(request)) {
                assertThat(answer.statusCode()).isEqualTo(500);
            }
            assertThat(provider.received()).hasSize(1);
            try (HttpResponse answer = repeating.get().execute(request)) {
                assertThat(answer.statusCode()).isEqualTo(500);
            }
            assertThat(provider.received()).hasSize(3);
            client.close();
        }
    }
}
