package com.payi.cdi.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

import jakarta.ws.rs.client.Client;
import jakarta.ws.rs.client.ClientBuilder;
import jakarta.ws.rs.core.Response;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import com.payi.cdi.LimitBlockedException;
import com.payi.cdi.LimitState;
import com.payi.cdi.LimitStatus;
import com.payi.testkit.FakeProvider;
import com.payi.testkit.Reply;

/** Answers from a socket, outside of every container. */
class PayiErrorsTest {
    private static final String REFUSED = "{\"statusCode\":400,\"message\":\"outer\",\"xproxy_error\":{\"code\":\"limit_reached\","
            + "\"message\":\"Insufficient limit\"},\"xproxy_result\":{\"request_id\":\"7\",\"limits\":{\"a\":{\"state\":\"blocked\"},"
            + "\"b\":{\"state\":\"blocked_external\"},\"c\":{\"state\":\"ok\"}},\"blocked_limit_ids\":[\"a\",\"d\"]}}";

    private final FakeProvider server = FakeProvider.start();
    private final Client client = ClientBuilder.newClient();

    @AfterEach
    void stop() {
        client.close();
        server.close();
    }

    @Test
    void aRefusalBecauseOfALimitHasAllThatPayiAnswers() {
        try (Response response = answered(Reply.json(400, REFUSED))) {
            PayiError error = PayiErrors.from(response).orElseThrow();

            assertThat(error.status()).isEqualTo(400);
            assertThat(error.code()).contains("limit_reached");
            assertThat(error.message()).contains("Insufficient limit");
            assertThat(error.isLimitReached()).isTrue();
            assertThat(error.result().orElseThrow().requestId()).contains("7");
            assertThat(error.result().orElseThrow().limits()).containsEntry("b", LimitState.BLOCKED_EXTERNAL);
            assertThat(error.blockedLimits()).extracting(LimitStatus::limitId).containsExactly("a", "d");
            LimitBlockedException blocked = error.limitBlocked().orElseThrow();
            assertThat(blocked.limitIds()).containsExactly("a", "d");
            assertThat(blocked.since()).isPresent();
        }
    }

    @Test
    void theApplicationStillReadsItsAnswer() {
        try (Response response = answered(Reply.json(400, REFUSED))) {
            assertThat(PayiErrors.from(response)).isPresent();
            assertThat(PayiErrors.from(response)).isPresent();
            assertThat(response.readEntity(String.class)).isEqualTo(REFUSED);
        }
    }

    @Test
    void blockedLimitsCountWhateverTheCodeAndStatus() {
        try (Response response = answered(
                Reply.json(424, "{\"xproxy_result\":{\"limits\":{\"a\":{\"state\":\"blocked\"}}}}"))) {
            PayiError error = PayiErrors.from(response).orElseThrow();
            assertThat(error.code()).isEmpty();
            assertThat(error.limitBlocked().orElseThrow().limitIds()).containsExactly("a");
        }
    }

    @Test
    void aLimitThatIsNotNamedIsARefusalAllTheSame() {
        try (Response response = answered(Reply.json(400, "{\"xproxy_error\":{\"code\":\"limit_reached\"}}"))) {
            LimitBlockedException blocked = PayiErrors.from(response).orElseThrow().limitBlocked().orElseThrow();
            assertThat(blocked.limitIds()).isEmpty();
            assertThat(blocked.since()).isEmpty();
            assertThat(blocked).hasMessageContaining("not named");
        }
    }

    @Test
    void theProvidersErrorIsPayisToo() {
        try (Response response = answered(Reply.json(429, "{\"error\":{\"message\":\"slow down\"},\"statusCode\":429,"
                + "\"message\":\"outer\",\"xproxy_error\":{\"code\":\"provider_error\"},\"xproxy_result\":{\"request_id\":\"1\"}}"))) {
            PayiError error = PayiErrors.from(response).orElseThrow();
            assertThat(error.code()).contains("provider_error");
            assertThat(error.message()).contains("outer");
            assertThat(error.limitBlocked()).isEmpty();
        }
    }

    @Test
    void anErrorOfTheGatewayHasStatusAndMessageOnly() {
        try (Response response = answered(Reply.json(401, "{\"statusCode\":401,\"message\":\"Access denied\"}"))) {
            assertThat(PayiErrors.from(response)).contains(new PayiError(401, Optional.empty(), Optional.of("Access denied"),
                    Optional.empty(), List.of()));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[]", "null", "17", "not JSON", "{\"error\":{\"message\":\"m\"}}",
            "{\"statusCode\":400,\"message\":\"m\",\"error\":\"Bad Request\"}", "{\"statusCode\":500,\"message\":\"m\"}",
            "{\"statusCode\":400,\"message\":[\"m\"]}", "{\"xproxy_error\":null,\"xproxy_result\":[]}",
            "{\"xproxy_error\":{\"code\":\"limit_reached\"}"})
    void whatOthersAnswerIsNotPayis(String body) {
        try (Response response = answered(Reply.json(400, body))) {
            assertThat(PayiErrors.from(response)).isEmpty();
            assertThat(response.readEntity(String.class)).isEqualTo(body);
        }
    }

    @Test
    void strangeTypesInsideAreNotThere() {
        try (Response response = answered(Reply.json(400, "{\"xproxy_error\":{\"code\":5,\"message\":{}},\"xproxy_result\":"
                + "{\"limits\":\"x\",\"blocked_limit_ids\":[1,null,\"a\"],\"cost\":[]}}"))) {
            PayiError error = PayiErrors.from(response).orElseThrow();
            assertThat(error.code()).isEmpty();
            assertThat(error.message()).isEmpty();
            assertThat(error.blockedLimits()).extracting(LimitStatus::limitId).containsExactly("a");
        }
    }

    @Test
    void anAnswerThatIsNoErrorIsLeftAlone() {
        try (Response response = answered(Reply.json(200, REFUSED))) {
            assertThat(PayiErrors.from(response)).isEmpty();
            assertThat(response.readEntity(String.class)).isEqualTo(REFUSED);
        }
    }

    @Test
    void aLargeErrorIsNotBuffered() {
        String large = "{\"xproxy_error\":{},\"x\":\"" + "x".repeat(1024 * 1024) + "\"}";
        try (Response response = answered(Reply.json(400, large))) {
            assertThat(PayiErrors.from(response)).isEmpty();
            assertThat(response.readEntity(InputStream.class)).hasBinaryContent(large.getBytes(StandardCharsets.UTF_8));
        }
    }

    @Test
    void anAnswerThatWasReadOrClosedIsNoProblem() {
        assertThat(PayiErrors.from(null)).isEmpty();
        try (Response response = answered(Reply.json(400, REFUSED))) {
            assertThat(response.readEntity(String.class)).isEqualTo(REFUSED);
            assertThat(PayiErrors.from(response)).isEmpty();
        }
        Response closed = answered(Reply.json(400, REFUSED));
        closed.close();
        assertThat(PayiErrors.from(closed)).isEmpty();
    }

    @Test
    void aResponseThatAFilterMadeIsReadAsWell() {
        assertThat(PayiErrors.from(Response.status(400).entity(REFUSED).build()).orElseThrow().isLimitReached()).isTrue();
        assertThat(PayiErrors.from(Response.status(400).entity(new Object()).build())).isEmpty();
        assertThat(PayiErrors.from(Response.status(400).build())).isEmpty();
    }

    private Response answered(Reply reply) {
        server.answer(reply);
        return client.target(server.uri()).path("/any").request().get();
    }
}
