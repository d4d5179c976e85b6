package com.payi.it.quarkus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

import jakarta.inject.Inject;
import jakarta.ws.rs.WebApplicationException;

import org.eclipse.microprofile.rest.client.RestClientBuilder;
import org.junit.jupiter.api.Test;

import com.payi.cdi.client.admin.KpisClient;
import com.payi.cdi.client.admin.LimitResponse;
import com.payi.cdi.client.admin.LimitsClient;
import com.payi.cdi.client.admin.NewLimit;
import com.payi.cdi.client.admin.NewUseCase;
import com.payi.cdi.client.admin.PayiApi;
import com.payi.cdi.rest.PayiError;
import com.payi.cdi.rest.PayiErrors;
import com.payi.testkit.FakePayi;
import com.payi.testkit.HttpRequestRecord;

import io.quarkus.test.junit.QuarkusTest;

/** The clients of Pay-i's API on Quarkus, with its REST client and Jackson. */
@QuarkusTest
class PayiApiTest extends ApplicationTest {
    private static final Duration QUIET = Duration.ofMillis(200);
    private static final NewLimit DAILY = new NewLimit("Daily", "daily", 10.5, "allow", 0.8, Map.of("team", "a"));

    @Inject
    AdminPages pages;

    private HttpRequestRecord last() {
        List<HttpRequestRecord> requests = payi.requests();
        return requests.get(requests.size() - 1);
    }

    private static Stream<String> payiHeaders(HttpRequestRecord request) {
        return request.headers().keySet().stream().map(name -> name.toLowerCase(Locale.ROOT))
                .filter(name -> name.startsWith("xproxy-") || name.startsWith("payi-"));
    }

    @Test
    void anInjectedClientCreatesAndReads() {
        LimitResponse created = pages.limits().create(DAILY);

        assertThat(created.limit().limitName()).isEqualTo("Daily");
        assertThat(created.requestId()).isNotEmpty();
        assertThat(last().bodyText()).contains("\"limit_id\":\"daily\"", "\"limit_type\":\"allow\"", "\"max\":10.5",
                "\"threshold\":0.8", "\"properties\":{\"team\":\"a\"}");
        assertThat(pages.limits().get("daily").limit().threshold()).isEqualTo(0.8);
        assertThat(pages.limits().get("daily").limit().totals().cost().total().base()).isZero();
        assertThat(pages.limits().list("Daily", null, 10, true).items()).hasSize(1);
    }

    @Test
    void noCallIsAccountedForAndTheKeyIsTheOnlyHeaderOfPayi() {
        pages.limits().create(DAILY);
        assistant.summary(chat -> pages.limits().get("daily"));
        assistant.summary(chat -> pages.useCases().create(new NewUseCase("chat", "Answers", null, null)));
        assistant.summaryByProxy(chat -> pages.useCases().create(new NewUseCase("mail", "Answers", null, null)));
        assistant.summaryByProxy(chat -> pages.limits().get("daily"));

        await().during(QUIET).untilAsserted(() -> assertThat(payi.requests()).hasSize(5));
        assertThat(payi.requests()).allSatisfy(request -> {
            assertThat(payiHeaders(request)).containsExactly("xproxy-api-key");
            assertThat(request.header("xProxy-api-key")).contains(FakePayi.DEFAULT_API_KEY);
        });
        assertThat(last().bodyText()).doesNotContain("null");
        assertThat(payi.proxied()).isEmpty();
    }

    @Test
    void anUnknownLimitIsAnErrorWithPayisCode() {
        payi.limit("none").unknown();

        assertThatThrownBy(() -> pages.limits().get("none")).isInstanceOfSatisfying(WebApplicationException.class, e -> {
            assertThat(e.getResponse().getStatus()).isEqualTo(404);
            assertThat(PayiErrors.from(e.getResponse()).flatMap(PayiError::code)).contains("limit_not_found");
        });
    }

    @Test
    void aBuiltClientIsTheSame() {
        LimitsClient built = RestClientBuilder.newBuilder().baseUri(PayiApi.BASE_URI).build(LimitsClient.class);

        assertThat(assistant.summary(chat -> built.get("a b")).limit().limitId()).isEqualTo("a b");
        assertThat(payiHeaders(last())).containsExactly("xproxy-api-key");
    }

    @Test
    void anotherHostDoesNotGetTheKey() {
        KpisClient built = RestClientBuilder.newBuilder().baseUri(provider.uri()).build(KpisClient.class);

        assertThatThrownBy(() -> assistant.summary(chat -> built.get("chat", "resolved"))).isNotNull();

        assertThat(payi.requests()).isEmpty();
        assertThat(provider.received()).hasSize(1).allSatisfy(request -> assertThat(payiHeaders(request))
                .noneMatch(name -> name.startsWith("xproxy-")));
    }
}
