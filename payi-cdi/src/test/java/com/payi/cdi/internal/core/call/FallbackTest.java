package com.payi.cdi.internal.core.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import com.payi.cdi.LimitBlockedException;
import com.payi.cdi.internal.core.call.CallDecision.Outcome;
import com.payi.cdi.internal.core.call.Calling.Call;
import com.payi.cdi.internal.core.call.fallback.FallbackStream;
import com.payi.cdi.internal.core.context.ContextField;
import com.payi.cdi.internal.core.context.ContextValues;
import com.payi.cdi.internal.core.limits.LimitGuard;
import com.payi.cdi.internal.core.provider.Dialects;
import com.payi.cdi.testing.LogCapture;

/** Which calls under a used-up limit are made with another model, and what is sent then. */
class FallbackTest {
    private static final String CHAT = "https://api.openai.com/v1/chat/completions";

    private final Calling calling = new Calling().with("payi.limits.on-blocked", "block")
            .with("payi.limits.fallback.big", "small");
    private final LogCapture log = new LogCapture();

    @AfterEach
    void close() {
        log.close();
    }

    @Test
    void onlyTheModelIsReplacedWhereverTheRequestIsSplit() throws IOException {
        String request = "{ \"tools\":[{\"model\":\"big\"}], \"x\":{\"model\":\"big\"},\"model\" : \"b\\u0069g\",\"n\":\"ä\"}";
        byte[] bytes = request.getBytes(StandardCharsets.UTF_8);
        String expected = request.replace("\"model\" : \"b\\u0069g\"", "\"model\":\"small\"");
        for (int split = 0; split <= bytes.length; split++) {
            ByteArrayOutputStream sent = new ByteArrayOutputStream();
            try (OutputStream out = new FallbackStream(sent, Map.of("big", "small")::get)) {
                out.write(bytes, 0, split);
                out.flush();
                out.write(bytes, split, bytes.length - split);
            }
            assertThat(sent.toString(StandardCharsets.UTF_8)).as("split at %d", split).isEqualTo(expected);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"model\":\"other\",\"n\":1}", "{\"n\":1}", "[{\"model\":\"big\"}]", "model=big", "",
            "{\"model\":null}", "{\"model\":\"big"})
    void whatNamesNoModelThatHasAnotherOneStaysAsItIs(String request) throws IOException {
        ByteArrayOutputStream sent = new ByteArrayOutputStream();
        try (OutputStream out = new FallbackStream(sent, model -> "big".equals(model) ? "small" : null)) {
            out.write(request.getBytes(StandardCharsets.UTF_8));
        }
        assertThat(sent.toString(StandardCharsets.UTF_8)).isEqualTo(request);
    }

    @Test
    void aModelIsWrittenAsJson() throws IOException {
        ByteArrayOutputStream sent = new ByteArrayOutputStream();
        try (OutputStream out = new FallbackStream(sent, model -> "a\"b")) {
            out.write("{\"model\":\"big\"}".getBytes(StandardCharsets.UTF_8));
        }
        assertThat(sent).hasToString("{\"model\":\"a\\\"b\"}");
    }

    @Test
    void nothingIsSentOfARequestThatMustNotBeMade() throws IOException {
        ByteArrayOutputStream sent = new ByteArrayOutputStream();
        OutputStream out = new FallbackStream(sent, model -> {
            throw new LimitBlockedException(List.of());
        });
        out.write("{\"messages\":[],".getBytes(StandardCharsets.UTF_8));
        out.flush();
        assertThatThrownBy(() -> out.write("\"model\":\"other\"}".getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(LimitBlockedException.class);
        out.close();
        assertThat(sent.size()).isZero();
    }

    @ParameterizedTest
    @CsvSource({"https://my.openai.azure.com/openai/deployments/big/chat/completions?api-version=1,"
            + "https://my.openai.azure.com/openai/deployments/small/chat/completions?api-version=1",
            "https://generativelanguage.googleapis.com/v1beta/models/big:streamGenerateContent?alt=sse,"
                    + "https://generativelanguage.googleapis.com/v1beta/models/small:streamGenerateContent?alt=sse",
            "https://us-central1-aiplatform.googleapis.com/v1/projects/p/locations/l/publishers/google/models/big:"
                    + "generateContent,https://us-central1-aiplatform.googleapis.com/v1/projects/p/locations/l/publishers/"
                    + "google/models/small:generateContent"})
    void aModelInThePathIsReplacedThere(String asked, URI expected) {
        CallDecision decision = decide(blocked(asked));

        assertThat(decision.outcome()).isEqualTo(Outcome.REPORT);
        assertThat(decision.change().uri()).isEqualTo(expected);
        assertThat(decision.call().uri()).isEqualTo(expected);
        assertThat(decision.fallback().replaced()).isEqualTo("big");
        assertThat(log.lines()).singleElement().asString().contains("PAYI00229", "daily", "big", "small");
    }

    @Test
    void aModelInThePathWithoutAnotherOneIsRefused() {
        assertThat(decide(blocked("https://generativelanguage.googleapis.com/v1beta/models/other:generateContent"))
                .outcome()).isEqualTo(Outcome.REFUSE);
    }

    @Test
    void aModelThatOthersFallBackToMayBeCalled() {
        CallDecision decision = decide(
                blocked("https://generativelanguage.googleapis.com/v1beta/models/small:generateContent"));

        assertThat(decision.outcome()).isEqualTo(Outcome.REPORT);
        assertThat(decision.change().uri()).isNull();
        assertThat(decision.fallback().replaced()).isNull();
    }

    @Test
    void theModelInABodyIsReplacedAsItPasses() {
        CallDecision decision = decide(blocked(CHAT));

        assertThat(decision.outcome()).isEqualTo(Outcome.REPORT);
        assertThat(decision.fallback().of("big")).isEqualTo("small");
        assertThat(decision.fallback().replaced()).isEqualTo("big");
        assertThatThrownBy(() -> decision.fallback().of("other")).isInstanceOf(LimitBlockedException.class);
        assertThatThrownBy(() -> decision.fallback().of(null)).isInstanceOf(LimitBlockedException.class);
    }

    @Test
    void withWarnAModelWithoutAnotherOneIsCalled() {
        calling.with("payi.limits.on-blocked", "warn");

        CallDecision decision = decide(blocked(CHAT));

        assertThat(decision.fallback().of("big")).isEqualTo("small");
        assertThat(decision.fallback().of("other")).isNull();
        assertThat(log.lines()).anyMatch(line -> line.contains("PAYI00221"));
    }

    @Test
    void withIgnoreNothingIsReplaced() {
        calling.with("payi.limits.on-blocked", "ignore");

        assertThat(decide(blocked(CHAT)).fallback()).isNull();
    }

    @Test
    void underALimitWithRoomNothingIsReplaced() {
        assertThat(decide(Call.post(CHAT).in(context("other"))).fallback()).isNull();
    }

    @ParameterizedTest
    @CsvSource({"Authorization,AWS4-HMAC-SHA256 Credential=a", "content-digest,sha-256=:a:", "Content-Length,12",
            "x-amz-content-sha256,a"})
    void whatIsSignedOrHasItsLengthIsRefused(String name, String value) {
        assertThat(decide(blocked(CHAT).header(name, value)).outcome()).isEqualTo(Outcome.REFUSE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://api.openai.com/v1/embeddings", "https://api.cohere.com/v2/embed",
            "https://bedrock-runtime.us-east-1.amazonaws.com/model/big/converse",
            "https://bedrock-runtime.us-east-1.amazonaws.com/openai/v1/chat/completions"})
    void whereTheModelMustNotBeReplacedTheCallIsRefused(String uri) {
        assertThat(decide(blocked(uri)).outcome()).isEqualTo(Outcome.REFUSE);
    }

    @Test
    void aProxiedCallIsRefused() {
        calling.with("payi.proxy", "true").with("payi.api-key", "key");

        assertThat(decide(blocked(CHAT)).outcome()).isEqualTo(Outcome.REFUSE);
    }

    private static Call blocked(String uri) {
        return Call.post(uri).in(context("daily"));
    }

    private static ContextValues.Builder context(String limitId) {
        return ContextValues.builder().set(ContextField.LIMIT_IDS, List.of(limitId));
    }

    private CallDecision decide(Call call) {
        LimitGuard guard = new LimitGuard(calling.configuration().limits(), Calling.blocked("daily"));
        return new CallDecider(calling.configuration(), new Dialects(List.of()), () -> null, guard, true,
                Calling.noBackgroundWork(), CallTracing.NONE).decide(call);
    }
}
