package com.payi.it.sdks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

import org.apache.hc.client5.http.async.methods.AbstractBinResponseConsumer;
import org.apache.hc.client5.http.async.methods.SimpleHttpRequest;
import org.apache.hc.client5.http.async.methods.SimpleHttpResponse;
import org.apache.hc.client5.http.async.methods.SimpleRequestBuilder;
import org.apache.hc.client5.http.async.methods.SimpleRequestProducer;
import org.apache.hc.client5.http.async.methods.SimpleResponseConsumer;
import org.apache.hc.client5.http.impl.async.CloseableHttpAsyncClient;
import org.apache.hc.client5.http.impl.async.HttpAsyncClients;
import org.apache.hc.core5.concurrent.FutureCallback;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpResponse;
import org.apache.hc.core5.http.Method;
import org.apache.hc.core5.http.nio.AsyncEntityProducer;
import org.apache.hc.core5.http.nio.StreamChannel;
import org.apache.hc.core5.http.nio.entity.AbstractBinAsyncEntityProducer;
import org.apache.hc.core5.http.nio.support.BasicRequestProducer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import com.payi.cdi.client.apache.PayiApache;

@ClientUnderTest("Apache HttpClient 5.5, asynchronous")
class ApacheAsyncHttpClientTest extends PlainHttpContract {
    private final CloseableHttpAsyncClient client = PayiApache.track(HttpAsyncClients.custom())
            .setRetryStrategy(new ApacheHttpClientTest.AgainAfter500()).build();

    @BeforeEach
    void startClient() {
        client.start();
    }

    @AfterEach
    void closeClient() throws IOException {
        client.close();
    }

    private static SimpleHttpRequest request(URI uri, String json) {
        return SimpleRequestBuilder.post(uri).setBody(json, ContentType.APPLICATION_JSON).build();
    }

    @Override
    Answer post(URI uri, String json) throws Exception {
        try {
            return postAsync(uri, json).get(20, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Exception cause) {
                throw cause;
            }
            throw e;
        }
    }

    @Override
    boolean triesAgain() {
        return true;
    }

    @Override
    Answer postTwice(URI uri, String json) throws Exception {
        return post(uri, json);
    }

    @Override
    CompletableFuture<Answer> postAsync(URI uri, String json) {
        CompletableFuture<Answer> answer = new CompletableFuture<>();
        client.execute(request(uri, json), new FutureCallback<SimpleHttpResponse>() {
            @Override
            public void completed(SimpleHttpResponse response) {
                answer.complete(new Answer(response.getCode(), response.getBodyText()));
            }

            @Override
            public void failed(Exception cause) {
                answer.completeExceptionally(cause);
            }

            @Override
            public void cancelled() {
                answer.cancel(false);
            }
        });
        return answer;
    }

    @Override
    InputStream stream(URI uri, String json) throws IOException {
        PipedOutputStream out = new PipedOutputStream();
        Future<Void> answer = client.execute(SimpleRequestProducer.create(request(uri, json)), new IntoPipe(out), null);
        return new PipedInputStream(out, 1 << 16) {
            @Override
            public void close() throws IOException {
                answer.cancel(true);
                super.close();
            }
        };
    }

    private static final class IntoPipe extends AbstractBinResponseConsumer<Void> {
        private final PipedOutputStream out;

        private IntoPipe(PipedOutputStream out) {
            this.out = out;
        }

        @Override
        protected void start(HttpResponse response, ContentType type) {}

        @Override
        protected int capacityIncrement() {
            return Integer.MAX_VALUE;
        }

        @Override
        protected void data(ByteBuffer part, boolean last) throws IOException {
            byte[] copy = new byte[part.remaining()];
            part.get(copy);
            out.write(copy);
            out.flush();
            if (last) {
                out.close();
            }
        }

        @Override
        protected Void buildResult() {
            return null;
        }

        @Override
        public void releaseResources() {}
    }

    @Test
    void aBodyThatCannotBeProducedAgainIsSeen() throws Exception {
        Application application = start(Map.of());
        byte[] json = json("produced-model", false).getBytes(StandardCharsets.UTF_8);

        client.execute(new BasicRequestProducer(Method.POST, chat(), once(json)),
                SimpleResponseConsumer.create(), null).get(20, TimeUnit.SECONDS);

        assertThat(seen(1).get(0).resource()).isEqualTo("produced-model");
        assertThat(application.provider().received().get(0).json().path("model").asText()).isEqualTo("produced-model");
    }

    private static AsyncEntityProducer once(byte[] bytes) {
        return new AbstractBinAsyncEntityProducer(16, ContentType.APPLICATION_JSON) {
            private final ByteBuffer left = ByteBuffer.wrap(bytes);

            @Override
            protected int availableData() {
                return left.remaining();
            }

            @Override
            protected void produceData(StreamChannel<ByteBuffer> channel) throws IOException {
                channel.write(left);
                if (!left.hasRemaining()) {
                    channel.endStream();
                }
            }

            @Override
            public boolean isRepeatable() {
                return false;
            }

            @Override
            public void failed(Exception cause) {}
        };
    }
}
