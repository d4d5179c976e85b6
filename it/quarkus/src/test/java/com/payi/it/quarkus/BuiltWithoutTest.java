package com.payi.it.quarkus;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;

/** With quarkus.payi.enabled=false, calls work, and nothing of the accounting is in the application. */
@QuarkusTest
@TestProfile(BuiltWithoutTest.Without.class)
class BuiltWithoutTest extends ApplicationTest {
    /** Built without the extension. */
    public static class Without implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("quarkus.payi.enabled", "false");
        }
    }

    @Inject
    SimpleMeterRegistry registry;

    @TestHTTPResource("/q/health")
    URI health;

    @Test
    void aCallIsMadeAsWithoutTheLibrary() {
        assertThat(assistant.summary(client -> client.text(Question.to("gpt-4o-mini"))).toString()).contains("gpt-4o-mini");

        assertThat(provider.received()).singleElement().satisfies(request -> assertThat(request.headers().keySet())
                .noneMatch(name -> name.toString().toLowerCase().matches(".*(payi|baggage|xproxy).*")));
        assertThat(payi.requests()).isEmpty();
    }

    @Test
    void noMeterAndNoHealthCheckIsThere() throws Exception {
        assertThat(registry.getMeters()).extracting(meter -> meter.getId().getName())
                .noneMatch(name -> name.startsWith("payi"));
        HttpResponse<String> answer = HttpClient.newHttpClient().send(HttpRequest.newBuilder(health).build(),
                HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("checks").doesNotContain("Pay-i");
    }

    @Test
    void noThreadDelivers() {
        assertThat(Thread.getAllStackTraces().keySet()).extracting(Thread::getName)
                .noneMatch(name -> name.startsWith("payi-ingest") || name.startsWith("payi-intake"));
    }
}
