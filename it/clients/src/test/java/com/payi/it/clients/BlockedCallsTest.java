package com.payi.it.clients;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Stream;

import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.client.Client;
import jakarta.ws.rs.client.Entity;
import jakarta.ws.rs.client.Invocation;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

import com.payi.cdi.LimitBlockedException;
import com.payi.cdi.LimitStates;

/**
 * A call under a blocked limit ends with the refusal, whatever client makes it. A blocking call throws the exception itself,
 * so that it can be caught by its type. A call that does not block completes with it, or with a
 * {@code ProcessingException} around it.
 */
class BlockedCallsTest {
    private static final String LIMIT = "daily";
    private static final int PATIENCE_SECONDS = 20;

    private Application application;

    /** A way to make a call that does not block. */
    private record Way(String label, Function<Invocation.Builder, Future<?>> call) {
        @Override
        public String toString() {
            return label;
        }
    }

    @BeforeEach
    void startWithABlockedLimit() {
        System.setProperty("payi.limits.on-blocked", "block");
        System.setProperty("payi.limit-ids", LIMIT);
        application = new Application();
        application.payi().limitState(LIMIT, "blocked");
        try (Client client = JaxRsClient.RESTEASY.builder().build()) {
            JaxRsClient.ask(client, application.provider().uri());
        }
        await().untilAsserted(() -> assertThat(application.get(LimitStates.class).isBlocked(LIMIT)).isTrue());
        application.provider().reset();
    }

    @AfterEach
    void stop() {
        try {
            assertThat(application.provider().received()).isEmpty();
        } finally {
            application.close();
            System.clearProperty("payi.limits.on-blocked");
            System.clearProperty("payi.limit-ids");
        }
    }

    @ParameterizedTest(name = "{0}")
    @EnumSource
    void aBlockingCallThrowsTheRefusalItself(JaxRsClient kind) {
        try (Client client = kind.builder().build()) {
            assertThatThrownBy(() -> JaxRsClient.ask(client, application.provider().uri()))
                    .isExactlyInstanceOf(LimitBlockedException.class).satisfies(BlockedCallsTest::namesTheLimit);
        }
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource
    void anAsynchronousCallEndsWithTheRefusal(JaxRsClient kind, Way way, Class<?> failure) {
        try (Client client = kind.builder().build()) {
            Invocation.Builder request = client.target(application.provider().uri()).path("/v1/chat/completions").request();

            assertThatThrownBy(() -> way.call().apply(request).get(PATIENCE_SECONDS, TimeUnit.SECONDS))
                    .isInstanceOf(ExecutionException.class).satisfies(BlockedCallsTest::namesTheLimit)
                    .cause().isExactlyInstanceOf(failure);
        }
    }

    static Stream<Arguments> anAsynchronousCallEndsWithTheRefusal() {
        Entity<String> question = Entity.json(Question.measured());
        Way async = new Way("async()", request -> request.async().post(question, String.class));
        Way callback = new Way("async() with a callback", request -> {
            CompletableFuture<String> answer = new CompletableFuture<>();
            request.async().post(question, JaxRsClientsTest.callback(answer));
            return answer;
        });
        Way rx = new Way("rx()", request -> request.rx().post(question, String.class).toCompletableFuture());
        Class<?> itself = LimitBlockedException.class;
        Class<?> wrapped = ProcessingException.class;
        return Stream.of(
                Arguments.of(JaxRsClient.RESTEASY, async, itself),
                Arguments.of(JaxRsClient.RESTEASY, callback, itself),
                Arguments.of(JaxRsClient.RESTEASY, rx, itself),
                Arguments.of(JaxRsClient.JERSEY, async, wrapped),
                Arguments.of(JaxRsClient.JERSEY, callback, wrapped),
                Arguments.of(JaxRsClient.JERSEY, rx, wrapped),
                Arguments.of(JaxRsClient.CXF, async, wrapped),
                Arguments.of(JaxRsClient.CXF, callback, wrapped),
                Arguments.of(JaxRsClient.CXF, rx, itself));
    }

    @ParameterizedTest(name = "{0}")
    @EnumSource
    void aBlockingMethodOfAMicroProfileClientThrowsTheRefusalItself(MicroProfileClient kind) throws Exception {
        ChatClient chat = kind.builder().baseUri(application.provider().uri()).build(ChatClient.class);
        try (AutoCloseable closing = (AutoCloseable) chat) {
            assertThatThrownBy(() -> chat.ask(Question.measured()))
                    .isExactlyInstanceOf(LimitBlockedException.class).satisfies(BlockedCallsTest::namesTheLimit);
        }
    }

    @ParameterizedTest(name = "{0}")
    @EnumSource
    void aStageOfAMicroProfileClientEndsWithTheRefusal(MicroProfileClient kind) throws Exception {
        Class<?> failure = kind == MicroProfileClient.RESTEASY ? LimitBlockedException.class : ProcessingException.class;
        ChatClient chat = kind.builder().baseUri(application.provider().uri()).build(ChatClient.class);
        try (AutoCloseable closing = (AutoCloseable) chat) {
            assertThatThrownBy(() -> chat.askLater(Question.measured()).toCompletableFuture().get(PATIENCE_SECONDS,
                    TimeUnit.SECONDS)).isInstanceOf(ExecutionException.class).satisfies(BlockedCallsTest::namesTheLimit)
                    .cause().isExactlyInstanceOf(failure);
        }
    }

    private static void namesTheLimit(Throwable thrown) {
        assertThat(LimitBlockedException.findIn(thrown).orElseThrow().limitIds()).containsExactly(LIMIT);
    }
}
