package com.payi.it.quarkus;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.function.Function;

import org.eclipse.microprofile.rest.client.RestClientBuilder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import com.payi.cdi.TrackContext;
import com.payi.testkit.FakeProvider;
import com.payi.testkit.Reply;

import io.quarkus.test.junit.QuarkusTest;

/** A redirect of Pay-i's takes neither the key nor the context to another host, also with a client that follows them. */
@QuarkusTest
class RedirectTest extends ApplicationTest {
    private static final Question QUESTION = Question.to("gpt-4o-mini");

    private static URI otherHost(FakeProvider elsewhere) {
        return URI.create("http://localhost:" + elsewhere.port() + "/elsewhere");
    }

    private void call(boolean proxy, Function<ChatClient, Object> call) {
        ChatClient client = RestClientBuilder.newBuilder().baseUri(provider.uri()).followRedirects(true)
                .build(ChatClient.class);
        try (AutoCloseable closing = (AutoCloseable) client) {
            TrackContext.builder().proxy(proxy).run(() -> assistant.summaryWith(client, call));
        } catch (Exception e) {
            // The client makes an exception of a redirect, and of an answer from elsewhere.
            assertThat(e).hasMessageStartingWith("Received: ");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 303, 307, 308})
    void ofAProxiedCallIsNotFollowed(int status) {
        try (FakeProvider elsewhere = FakeProvider.start()) {
            payi.redirectNextProxied(1, status, otherHost(elsewhere));
            call(true, client -> client.text(QUESTION));

            assertThat(payi.proxied()).hasSize(1);
            assertThat(elsewhere.received()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = 303)
    void ofAnotherCallIsFollowedAsBefore(int status) {
        try (FakeProvider elsewhere = FakeProvider.start()) {
            provider.always(Reply.json(status, "").header("Location", otherHost(elsewhere).toString()));
            call(false, client -> client.text(QUESTION));

            assertThat(elsewhere.received()).hasSize(1);
        }
    }
}
