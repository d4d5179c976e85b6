package com.payi.cdi.limits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.core.Response;

import org.eclipse.microprofile.rest.client.ext.ResponseExceptionMapper;
import org.junit.jupiter.api.Test;

import com.payi.cdi.LimitBlockedException;
import com.payi.cdi.LimitState;
import com.payi.cdi.LimitStates;
import com.payi.cdi.TrackContext;
import com.payi.cdi.rest.PayiError;
import com.payi.cdi.rest.PayiErrors;
import com.payi.cdi.testing.Assistant;

/** Limits in proxy mode, where Pay-i refuses calls itself. */
class LimitProxyTest extends LimitedCalls {
    @Test
    void aProxiedRefusalIsRememberedAndTheNextCallIsNotMade() {
        application.with("payi.proxy", "true");
        start("block", LONG);
        application.payi().limitState("daily", "blocked");

        assertThatThrownBy(() -> ask("daily", "team")).isInstanceOf(BadRequestException.class).satisfies(thrown -> {
            PayiError error = PayiErrors.from(((BadRequestException) thrown).getResponse()).orElseThrow();
            assertThat(error.status()).isEqualTo(400);
            assertThat(error.code()).contains(PayiError.LIMIT_REACHED);
            assertThat(error.message()).contains("Insufficient limit for the requested operation");
            assertThat(error.blockedLimits()).containsExactly(application.get(LimitStates.class).state("daily").orElseThrow());
            assertThat(error.result().orElseThrow().limits()).containsEntry("team", LimitState.OK);
        });
        assertThatThrownBy(() -> ask("daily", "team")).isInstanceOf(LimitBlockedException.class);

        assertThat(application.payi().proxied()).hasSize(1);
        assertThat(application.provider().received()).isEmpty();
    }

    @Test
    void aProxiedAnswerGivesTheStatesToo() {
        application.with("payi.proxy", "true");
        start("block", LONG);
        application.payi().limitState("daily", "overrun");
        ask("daily");

        assertThat(application.get(LimitStates.class).state("daily").orElseThrow().state()).isEqualTo(LimitState.OVERRUN);
        assertThat(ask("daily")).contains("choices");
    }

    @Test
    void theCodeCountsAndNotTheStatus() {
        application.with("payi.proxy", "true");
        start("block", LONG);
        application.payi().answerNextProxied(1, 424, "{\"statusCode\":424,\"message\":\"m\",\"xproxy_error\":"
                + "{\"code\":\"limit_reached\",\"message\":\"m\"}}");

        TrackContext.builder().limitIds("daily").run(() -> {
            try (Response response = assistant.open(application.provider().uri(), "/v1/chat/completions", Assistant.QUESTION)) {
                assertThat(PayiErrors.from(response).orElseThrow().isLimitReached()).isTrue();
            }
        });

        assertThatThrownBy(() -> ask("daily")).as("the only limit that it can have been")
                .isInstanceOf(LimitBlockedException.class);
    }

    @Test
    void aRefusalBecauseOfALimitThatIsNotNamedBlocksNoneOfSeveral() {
        application.with("payi.proxy", "true");
        start("block", LONG);
        application.payi().answerNextProxied(1, 400, "{\"xproxy_error\":{\"code\":\"limit_reached\"}}");

        assertThatThrownBy(() -> ask("daily", "team")).isInstanceOf(BadRequestException.class);
        assertThat(ask("daily", "team")).contains("choices");
    }

    @Test
    void aMapperOfAMicroProfileClientCanThrowTheSameException() {
        application.with("payi.proxy", "true");
        start("warn", LONG);
        application.payi().limitState("daily", "blocked");
        ResponseExceptionMapper<RuntimeException> mapper = response -> PayiErrors.from(response)
                .flatMap(PayiError::limitBlocked)
                .orElse(null);

        TrackContext.builder().limitIds("daily").run(() -> {
            try (Response response = assistant.open(application.provider().uri(), "/v1/chat/completions", Assistant.QUESTION)) {
                assertThat(LimitBlockedException.findIn(mapper.toThrowable(response)).orElseThrow().limitIds())
                        .containsExactly("daily");
            }
        });
    }
}
