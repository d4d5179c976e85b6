package com.payi.it.clients;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.stream.Stream;

import jakarta.ws.rs.client.Client;
import jakarta.ws.rs.client.ClientBuilder;
import jakarta.ws.rs.client.Entity;
import jakarta.ws.rs.core.Response;

import org.jboss.resteasy.client.jaxrs.ResteasyClientBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

import com.payi.cdi.TrackContext;
import com.payi.cdi.internal.core.log.ProcessLog;
import com.payi.cdi.testing.LogCapture;
import com.payi.testkit.FakeProvider;
import com.payi.testkit.HttpRequestRecord;
import com.payi.testkit.Reply;

/**
 * A redirect of Pay-i's takes neither the key nor the context to another host, also with a client that the application
 * lets follow redirects.
 */
class RedirectTest {
    private final FakeProvider elsewhere = FakeProvider.start();
    private Application application;
    private LogCapture log;

    @BeforeEach
    void start() {
        application = new Application();
        ProcessLog.forget();
        log = new LogCapture();
    }

    @AfterEach
    void stop() {
        log.close();
        application.close();
        elsewhere.close();
    }

    private URI otherHost() {
        return URI.create("http://localhost:" + elsewhere.port() + "/elsewhere");
    }

    static Stream<Arguments> clients() {
        return Stream.of(JaxRsClient.RESTEASY, JaxRsClient.JERSEY, JaxRsClient.CXF)
                .flatMap(client -> Stream.of(301, 302, 303, 307, 308).map(status -> Arguments.of(client, status)));
    }

    private static Client following(JaxRsClient kind) {
        ClientBuilder builder = kind.builder();
        if (builder instanceof ResteasyClientBuilder resteasy) {
            resteasy.setFollowRedirects(true);
        }
        // Jersey does so unless it is forbidden.
        return builder.property("http.autoredirect", true).build();
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("clients")
    void ofAProxiedCallIsNotFollowedToAnotherHost(JaxRsClient kind, int status) {
        application.payi().redirectNextProxied(1, status, otherHost());
        try (Client client = following(kind)) {
            TrackContext.builder().proxy(true).userId("anna").run(() -> {
                if (kind == JaxRsClient.CXF) {
                    assertThatThrownBy(() -> post(client)).hasMessageContaining("Forbidden Redirect URI");
                    return;
                }
                try (Response response = post(client)) {
                    if (kind == JaxRsClient.JERSEY) {
                        assertThat(response.getStatus()).isEqualTo(status);
                    }
                }
            });
        }
        assertThat(application.payi().proxied()).hasSize(1);
        if (kind == JaxRsClient.RESTEASY) {
            // The client decides for all its requests, and takes all headers along in the one case that it follows.
            assertThat(log.lines()).filteredOn(line -> line.contains("PAYI00155")).hasSize(1);
            assertThat(elsewhere.received()).hasSize(status == 303 ? 1 : 0);
        } else {
            assertThat(elsewhere.received()).isEmpty();
            assertThat(log.lines()).noneMatch(line -> line.contains("PAYI00155"));
        }
    }

    @ParameterizedTest(name = "{0}")
    @EnumSource(names = {"JERSEY", "CXF"})
    void ofAnotherCallIsFollowedAsBefore(JaxRsClient kind) {
        application.provider().always(Reply.json(307, "").header("Location", otherHost().toString()));
        try (Client client = following(kind)) {
            TrackContext.builder().userId("anna").run(() -> post(client).close());
        }
        assertThat(elsewhere.received()).extracting(HttpRequestRecord::path).containsExactly("/elsewhere");
    }

    @ParameterizedTest(name = "{0}")
    @EnumSource
    void ofACallOfAMicroProfileClientIsNotFollowed(MicroProfileClient kind) throws Exception {
        application.payi().redirectNextProxied(1, 307, otherHost());
        ChatClient chat = kind.builder().baseUri(application.provider().uri()).followRedirects(true).build(ChatClient.class);
        try (AutoCloseable closing = (AutoCloseable) chat) {
            TrackContext.builder().proxy(true).userId("anna").run(() -> chat.ask(Question.measured()));
        } catch (RuntimeException e) {
            // Of CXF, or of a client that makes an exception of the answer.
            assertThat(e.toString()).containsAnyOf("Forbidden Redirect URI", "307");
        }
        assertThat(application.payi().proxied()).hasSize(1);
        assertThat(elsewhere.received()).isEmpty();
    }

    private Response post(Client client) {
        return client.target(application.provider().uri()).path("/v1/chat/completions").request()
                .post(Entity.json(Question.measured()));
    }
}
