package com.payi.it.sdks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.reactivestreams.Subscriber;
import org.reactivestreams.Subscription;

import com.payi.cdi.LimitBlockedException;
import com.payi.cdi.TrackContext;
import com.payi.testkit.IngestedEvent;

import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.http.Protocol;
import software.amazon.awssdk.http.nio.netty.NettyNioAsyncHttpClient;
import software.amazon.awssdk.http.nio.netty.SdkEventLoopGroup;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.bedrockruntime.BedrockRuntimeAsyncClient;
import software.amazon.awssdk.services.bedrockruntime.model.ContentBlock;
import software.amazon.awssdk.services.bedrockruntime.model.ConversationRole;
import software.amazon.awssdk.services.bedrockruntime.model.ConverseResponse;
import software.amazon.awssdk.services.bedrockruntime.model.ConverseStreamOutput;
import software.amazon.awssdk.services.bedrockruntime.model.ConverseStreamResponseHandler;
import software.amazon.awssdk.services.bedrockruntime.model.InvokeModelWithResponseStreamResponseHandler;
import software.amazon.awssdk.services.bedrockruntime.model.Message;

/** The asynchronous client, over Netty. */
@ClientUnderTest("AWS SDK 2.58.0, asynchronous")
class BedrockNettyTest extends BedrockContract {
    private static final Message QUESTION = Message.builder().role(ConversationRole.USER)
            .content(ContentBlock.fromText("Hi")).build();

    /** Shared, because it takes two seconds to end them. */
    private static final SdkEventLoopGroup THREADS = SdkEventLoopGroup.builder().numberOfThreads(2).build();

    private final Map<URI, BedrockRuntimeAsyncClient> clients = new HashMap<>();

    @AfterEach
    void closeClients() {
        clients.values().forEach(BedrockRuntimeAsyncClient::close);
    }

    private synchronized BedrockRuntimeAsyncClient client(URI endpoint) {
        return clients.computeIfAbsent(endpoint, uri -> BedrockRuntimeAsyncClient.builder().region(Region.US_EAST_1)
                .endpointOverride(uri).credentialsProvider(CREDENTIALS)
                .httpClientBuilder(NettyNioAsyncHttpClient.builder().eventLoopGroup(THREADS).protocol(Protocol.HTTP1_1))
                .build());
    }

    private static <T> T waitedFor(CompletableFuture<T> future) throws Exception {
        try {
            return future.get(20, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Exception cause) {
                throw cause;
            }
            throw e;
        }
    }

    private CompletableFuture<ConverseResponse> ask(URI endpoint, String model) {
        return client(endpoint).converse(request -> request.modelId(model).messages(QUESTION));
    }

    @Override
    String converse(URI endpoint, String model) throws Exception {
        return waitedFor(ask(endpoint, model)).output().message().content().get(0).text();
    }

    @Override
    String invoke(URI endpoint, String model) throws Exception {
        return waitedFor(client(endpoint).invokeModel(
                request -> request.modelId(model).body(SdkBytes.fromUtf8String(BedrockSyncContract.BODY)))).body()
                .asUtf8String();
    }

    /** The SDK puts its own type around everything that an asynchronous call fails with. */
    @Override
    LimitBlockedException refusal(Throwable thrown) {
        assertThat(thrown).isInstanceOf(SdkClientException.class);
        return LimitBlockedException.findIn(thrown).orElseThrow();
    }

    private CompletableFuture<Void> converseStream(Subscriber<ConverseStreamOutput> subscriber) {
        return client(endpoint()).converseStream(request -> request.modelId(MODEL).messages(QUESTION),
                ConverseStreamResponseHandler.builder()
                        .onEventStream(events -> events.subscribe(subscriber)).build());
    }

    @Test
    void stream() throws Exception {
        start(Map.of());
        GatedFrames frames = new GatedFrames(2, BedrockAnswers.converseFrames());
        provider().answer(BedrockAnswers.stream(() -> frames));
        Texts texts = new Texts(Long.MAX_VALUE);

        CompletableFuture<Void> done = asUser("ann", () -> converseStream(texts));
        await().untilAsserted(() -> assertThat(texts.seen()).containsExactly("One"));
        frames.allowAll();
        waitedFor(done);

        assertThat(texts.seen()).containsExactly("One", " two");
        IngestedEvent event = seen(1).get(0);
        assertThat(event.userId()).isEqualTo("ann");
        assertThat(event.units()).containsEntry("text", USAGE);
        assertThat(event.properties()).doesNotContainKey("payi.partial");
    }

    @Test
    void streamOfAnInvokedModel() throws Exception {
        start(Map.of());
        BedrockAnswers.giveAll(provider());
        List<String> chunks = new CopyOnWriteArrayList<>();

        CompletableFuture<Void> done = asUser("ann", () -> client(endpoint()).invokeModelWithResponseStream(
                request -> request.modelId(MODEL).body(SdkBytes.fromUtf8String(BedrockSyncContract.BODY)),
                InvokeModelWithResponseStreamResponseHandler.builder().subscriber(
                        InvokeModelWithResponseStreamResponseHandler.Visitor.builder()
                                .onChunk(part -> chunks.add(part.bytes().asUtf8String())).build())
                        .build()));
        waitedFor(done);

        assertThat(chunks).hasSize(4);
        IngestedEvent event = seen(1).get(0);
        assertThat(event.userId()).isEqualTo("ann");
        assertThat(event.units()).containsEntry("text", USAGE);
    }

    @Test
    void streamCancelledHalfway() throws Exception {
        start(Map.of());
        GatedFrames frames = new GatedFrames(2, BedrockAnswers.converseFrames());
        provider().answer(BedrockAnswers.stream(() -> frames));
        Texts texts = new Texts(Long.MAX_VALUE);

        asUser("ann", () -> converseStream(texts));
        await().untilAsserted(() -> assertThat(texts.seen()).containsExactly("One"));
        texts.cancel();

        IngestedEvent event = seen(1).get(0);
        frames.allowAll();
        assertThat(event.userId()).isEqualTo("ann");
        assertThat(event.properties()).containsEntry("payi.partial", "true");
    }

    @Test
    void aStreamPassesTheProxy() throws Exception {
        start(Map.of("payi.proxy", "true"));
        BedrockAnswers.giveAll(provider());
        Texts texts = new Texts(Long.MAX_VALUE);

        waitedFor(converseStream(texts));

        assertThat(texts.seen()).containsExactly("One", " two");
        assertThat(payi().proxied()).hasSize(1);
        assertThat(payi().events()).isEmpty();
    }

    @Test
    void asyncHasTheRightUser() throws Exception {
        start(Map.of());
        BedrockAnswers.giveAll(provider());

        CompletableFuture<ConverseResponse> answer = asUser("ann", () -> ask(endpoint(), MODEL));
        waitedFor(answer);

        assertThat(seen(1).get(0).userId()).isEqualTo("ann");
    }

    @Test
    void callbacksOfAStreamHaveTheContext() throws Exception {
        start(Map.of());
        BedrockAnswers.giveAll(provider());
        List<String> users = new CopyOnWriteArrayList<>();
        Texts texts = new Texts(Long.MAX_VALUE, text -> users.add(TrackContext.current().userId().orElse("none")));

        waitedFor(asUser("ann", () -> converseStream(texts)));

        assertThat(users).containsExactly("ann", "ann");
        seen(1);
    }

    /** The texts of a stream. */
    private static final class Texts implements Subscriber<ConverseStreamOutput> {
        private final List<String> seen = new CopyOnWriteArrayList<>();
        private final long demand;
        private final Consumer<String> action;
        private volatile Subscription subscription;

        private Texts(long demand) {
            this(demand, text -> {});
        }

        private Texts(long demand, Consumer<String> action) {
            this.demand = demand;
            this.action = action;
        }

        List<String> seen() {
            return seen;
        }

        void cancel() {
            subscription.cancel();
        }

        @Override
        public void onSubscribe(Subscription given) {
            subscription = given;
            given.request(demand);
        }

        @Override
        public void onNext(ConverseStreamOutput event) {
            event.accept(ConverseStreamResponseHandler.Visitor.builder().onContentBlockDelta(delta -> {
                action.accept(delta.delta().text());
                seen.add(delta.delta().text());
            }).build());
        }

        @Override
        public void onError(Throwable failure) {}

        @Override
        public void onComplete() {}
    }
}
