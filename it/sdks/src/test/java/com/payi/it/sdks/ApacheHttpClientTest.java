package com.payi.it.sdks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.impl.DefaultHttpRequestRetryStrategy;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.io.entity.EntityUtils;
import org.apache.hc.core5.http.io.entity.StringEntity;
import org.apache.hc.core5.util.TimeValue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import com.payi.cdi.TrackContext;
import com.payi.cdi.client.apache.PayiApache;

@ClientUnderTest("Apache HttpClient 5.5")
class ApacheHttpClientTest extends PlainHttpContract {
    private final CloseableHttpClient client = PayiApache.track(HttpClients.custom())
            .setRetryStrategy(new AgainAfter500()).build();

    /** As the client's own strategy, which does not try again after this status. */
    static final class AgainAfter500 extends DefaultHttpRequestRetryStrategy {
        AgainAfter500() {
            super(1, TimeValue.ofMilliseconds(10), List.of(), List.of(500));
        }
    }

    @AfterEach
    void closeClient() throws IOException {
        client.close();
    }

    private static HttpPost request(URI uri, String json) {
        HttpPost post = new HttpPost(uri);
        post.setEntity(new StringEntity(json, ContentType.APPLICATION_JSON));
        return post;
    }

    @Override
    Answer post(URI uri, String json) throws IOException {
        return client.execute(request(uri, json),
                response -> new Answer(response.getCode(), EntityUtils.toString(response.getEntity())));
    }

    @Override
    boolean triesAgain() {
        return true;
    }

    @Override
    Answer postTwice(URI uri, String json) throws IOException {
        return post(uri, json);
    }

    @Override
    InputStream stream(URI uri, String json) throws IOException {
        return client.executeOpen(null, request(uri, json), null).getEntity().getContent();
    }

    /** The client is a blocking one; its calls go to another thread with the context. */
    @Override
    CompletableFuture<Answer> postAsync(URI uri, String json) {
        Executor threads = TrackContext.executor((Executor) task -> new Thread(task).start());
        CompletableFuture<Answer> answer = new CompletableFuture<>();
        threads.execute(() -> {
            try {
                answer.complete(post(uri, json));
            } catch (IOException | RuntimeException e) {
                answer.completeExceptionally(e);
            }
        });
        return answer;
    }

    @Test
    void aClientThatUnpacksNothingIsSeen() throws Exception {
        Application application = start(Map.of());
        try (CloseableHttpClient plain = PayiApache.track(HttpClients.custom()).disableContentCompression()
                .disableAutomaticRetries().build()) {
            plain.execute(request(chat(), json("gpt-4o-mini", true)), response -> {
                EntityUtils.consume(response.getEntity());
                return null;
            });
        }

        seen(1);
        assertThat(application.provider().received().get(0).bodyText()).contains("include_usage");
    }
}
