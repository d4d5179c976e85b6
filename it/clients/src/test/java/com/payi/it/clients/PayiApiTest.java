package com.payi.it.clients;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.client.ClientRequestFilter;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;

import org.eclipse.microprofile.rest.client.RestClientBuilder;
import org.eclipse.microprofile.rest.client.ext.ResponseExceptionMapper;
import org.eclipse.microprofile.rest.client.spi.RestClientBuilderResolver;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import com.payi.cdi.client.admin.LimitResponse;
import com.payi.cdi.client.admin.LimitsClient;
import com.payi.cdi.client.admin.NewLimit;
import com.payi.cdi.client.admin.NewUseCase;
import com.payi.cdi.client.admin.PayiApi;
import com.payi.cdi.client.admin.UseCaseDefinition;
import com.payi.cdi.rest.PayiError;
import com.payi.cdi.rest.PayiErrors;
import com.payi.testkit.FakePayi;
import com.payi.testkit.HttpRequestRecord;

/** The clients of Pay-i's API on Weld, with RESTEasy and JSON-B. */
class PayiApiTest {
    private static final NewLimit DAILY = new NewLimit("Daily", "daily", 10.5, "allow", 0.8, Map.of("team", "a"));

    private Application application;
    private AdminPages pages;

    /** Two REST clients are on the class path, and only one of them reads JSON. */
    @BeforeAll
    static void choose() {
        RestClientBuilderResolver.setInstance(new RestClientBuilderResolver() {
            @Override
            public RestClientBuilder newBuilder() {
                return MicroProfileClient.RESTEASY.builder();
            }
        });
    }

    @BeforeEach
    void start() {
        application = new Application(AdminPages.class);
        pages = application.get(AdminPages.class);
    }

    @AfterEach
    void stop() throws Exception {
        application.close();
    }

    private HttpRequestRecord last() {
        List<HttpRequestRecord> requests = application.payi().requests();
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
        assertThat(pages.limits().get("daily").limit()).satisfies(limit -> {
            assertThat(limit.max()).isEqualTo(10.5);
            assertThat(limit.threshold()).isEqualTo(0.8);
            assertThat(limit.totals().cost().total().base()).isZero();
        });
        assertThat(pages.limits().list("Daily", null, 10, true).items()).hasSize(1);
        assertThat(last().target()).isEqualTo("/api/v1/limits?limit_name=Daily&limit=10&sort_ascending=true");
    }

    @Test
    void aUseCaseIsCreatedWithoutWhatIsNotGiven() {
        UseCaseDefinition created = pages.useCases().create(new NewUseCase("chat", "Answers questions", null, null));

        assertThat(created.name()).isEqualTo("chat");
        assertThat(created.typeVersion()).isEqualTo(1);
        assertThat(last().bodyText()).doesNotContain("null", "limit_config");
    }

    @Test
    void theKeyIsTheOnlyHeaderOfPayi() {
        pages.tracked(() -> pages.limits().get("daily"));

        assertThat(payiHeaders(last())).containsExactly("xproxy-api-key");
        assertThat(last().header("xProxy-api-key")).contains(FakePayi.DEFAULT_API_KEY);
    }

    @Test
    void noCallIsAccountedFor() {
        pages.limits().create(DAILY);
        pages.tracked(() -> pages.limits().get("daily"));
        pages.tracked(() -> pages.useCases().create(new NewUseCase("chat", "d", null, null)));
        pages.proxied(() -> pages.useCases().create(new NewUseCase("mail", "d", null, null)));
        pages.proxied(() -> pages.useCases().createInstance("messages"));

        assertThat(application.payi().requests()).hasSize(5)
                .allSatisfy(request -> assertThat(payiHeaders(request)).containsExactly("xproxy-api-key"));
        application.stop();
        assertThat(application.payi().calls()).isEmpty();
        assertThat(application.payi().proxied()).isEmpty();
    }

    @Test
    void anUnknownLimitIsAnErrorWithPayisCode() {
        application.payi().limit("none").unknown();

        assertThatThrownBy(() -> pages.limits().get("none")).isInstanceOfSatisfying(WebApplicationException.class, e -> {
            assertThat(e.getResponse().getStatus()).isEqualTo(404);
            assertThat(PayiErrors.from(e.getResponse()).flatMap(PayiError::code)).contains("limit_not_found");
        });
    }

    @Test
    void aBuiltClientIsTheSame() throws Exception {
        LimitsClient built = MicroProfileClient.RESTEASY.builder().baseUri(PayiApi.BASE_URI).build(LimitsClient.class);

        assertThat(pages.tracked(() -> built.get("a b")).limit().limitId()).isEqualTo("a b");
        assertThat(last().target()).isEqualTo("/api/v1/limits/a%20b");
        assertThat(payiHeaders(last())).containsExactly("xproxy-api-key");
        ((AutoCloseable) built).close();
    }

    @Test
    void headersOfOthersAreNotSent() throws Exception {
        LimitsClient built = MicroProfileClient.RESTEASY.builder().baseUri(PayiApi.BASE_URI)
                .register((ClientRequestFilter) request -> request.getHeaders()
                        .putSingle("xProxy-User-ID", "mallory"), 1)
                .build(LimitsClient.class);

        built.get("daily");

        assertThat(payiHeaders(last())).containsExactly("xproxy-api-key");
        ((AutoCloseable) built).close();
    }

    @Test
    void anotherHostDoesNotGetTheKey() throws Exception {
        URI elsewhere = application.provider().uri();
        LimitsClient built = MicroProfileClient.RESTEASY.builder().baseUri(elsewhere)
                .register(new StatusMapper()).build(LimitsClient.class);

        assertThatThrownBy(() -> pages.tracked(() -> built.get("daily"))).isInstanceOf(IllegalStateException.class);

        assertThat(application.payi().requests()).isEmpty();
        assertThat(application.provider().received()).hasSize(1)
                .allSatisfy(request -> assertThat(payiHeaders(request)).isEmpty());
        ((AutoCloseable) built).close();
    }

    /** So that the answer of the provider, which knows no limits, needs no reader. */
    private static final class StatusMapper implements ResponseExceptionMapper<IllegalStateException> {
        @Override
        public IllegalStateException toThrowable(Response response) {
            return new IllegalStateException("status " + response.getStatus());
        }

        @Override
        public boolean handles(int status, MultivaluedMap<String, Object> headers) {
            return true;
        }
    }
}
