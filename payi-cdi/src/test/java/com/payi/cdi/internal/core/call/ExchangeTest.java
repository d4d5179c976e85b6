package com.payi.cdi.internal.core.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.ConnectException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

import com.payi.cdi.PayiResult;
import com.payi.cdi.internal.core.call.Calling.Call;
import com.payi.cdi.internal.core.config.PayiConfiguration;
import com.payi.cdi.internal.core.context.ContextField;
import com.payi.cdi.internal.core.context.ContextValues;
import com.payi.cdi.internal.core.context.Frame;
import com.payi.cdi.internal.core.limits.LimitGuard;
import com.payi.cdi.internal.core.provider.Dialects;
import com.payi.cdi.internal.core.wire.ByteSink;
import com.payi.cdi.spi.JsonShape;
import com.payi.cdi.spi.JsonTree;
import com.payi.cdi.spi.ProviderDialect;
import com.payi.cdi.spi.Usage;
import com.payi.cdi.spi.UsageReader;
import com.payi.cdi.testing.LogCapture;

/** How an attempt ends, and what is known of it then. */
class ExchangeTest {
    private static final String QUESTION = "{\"model\":\"gpt-4o-mini\",\"messages\":[],\"stream\":true}";
    private static final String ANSWER = "{\"id\":\"c\",\"usage\":{\"prompt_tokens\":1,\"completion_tokens\":2}}";
    private static final String LAST_EVENT = "data: {\"choices\":[{\"index\":0,\"finish_reason\":\"stop\"}]}\n\n";
    private static final String EVENT = "data: {\"choices\":[{\"index\":0,\"delta\":{\"content\":\"hi\"}}]}\n\n";

    private final Calling calling = new Calling();
    private final Learned learned = new Learned();
    private final OpenExchanges open = new OpenExchanges();
    private List<ProviderDialect> dialects = List.of();

    @Nested
    class Ends {
        @Test
        void completeAtTheEndOfTheAnswer() {
            Exchange exchange = answered();
            write(exchange.answerBody(), EVENT + LAST_EVENT);
            exchange.answerEnded();
            assertThat(learned.only().ending()).isEqualTo(Ending.COMPLETE);
            assertThat(learned.only().answer().stream()).isTrue();
            assertThat(learned.only().answer().firstContentMillis()).isNotNull();
        }

        @Test
        void completeIfTheApplicationClosesItBehindTheDocument() {
            Exchange exchange = answered();
            write(exchange.answerBody(), ANSWER);
            exchange.answerClosed();
            assertThat(learned.only().ending()).isEqualTo(Ending.COMPLETE);
            assertThat(learned.only().answer().stream()).isFalse();
        }

        @Test
        void partialIfTheApplicationClosesItBefore() {
            Exchange exchange = answered();
            write(exchange.answerBody(), ANSWER.substring(0, 20));
            exchange.answerClosed();
            assertThat(learned.only().ending()).isEqualTo(Ending.PARTIAL);
        }

        @Test
        void partialIfTheConnectionBreaksAndCompleteIfThatIsBehindTheMark() {
            Exchange broken = answered();
            write(broken.answerBody(), EVENT);
            broken.answerFailed(new IOException("reset"));
            Exchange whole = answered();
            write(whole.answerBody(), EVENT + "data: [DONE]\n\n");
            whole.answerFailed(new IOException("reset"));
            assertThat(learned.ended).extracting(FinishedExchange::ending).containsExactly(Ending.PARTIAL, Ending.COMPLETE);
        }

        @Test
        void partialIfAStreamEndsWithoutItsEnd() {
            assertThat(ended(EVENT)).isEqualTo(Ending.PARTIAL);
            assertThat(ended(EVENT + "data: {\"choices\":[{\"finish_reason\":\"stop\"}],\"id\":\"c")).isEqualTo(Ending.PARTIAL);
            assertThat(ended("event: message\n", "Content-Type", "text/event-stream; charset=utf-8"))
                    .isEqualTo(Ending.PARTIAL);
            assertThat(ended(EVENT + "data: {\"error\":{\"code\":502}}\n\n" + LAST_EVENT + "data: [DONE]\n\n"))
                    .isEqualTo(Ending.PARTIAL);
        }

        @Test
        void partialIfADocumentEndsTooEarly() {
            assertThat(ended(ANSWER.substring(0, 20))).isEqualTo(Ending.PARTIAL);
        }

        @Test
        void completeIfTheAnswerIsNeitherDocumentNorStream() {
            assertThat(ended("")).isEqualTo(Ending.COMPLETE);
            assertThat(ended("<html>login</html>", "Content-Type", "text/html")).isEqualTo(Ending.COMPLETE);
            assertThat(ended("{\"error\":{\"code\":429}}")).isEqualTo(Ending.COMPLETE);
            assertThat(ended("{never: JSON}")).isEqualTo(Ending.COMPLETE);
        }

        @Test
        void completeIfNothingWasToBeRead() {
            for (int status : new int[]{204, 307, 429, 500}) {
                assertThat(closedUnread(status)).as("%s", status).isEqualTo(Ending.COMPLETE);
            }
            assertThat(closedUnread(200, "Content-Length", "0")).isEqualTo(Ending.COMPLETE);
            assertThat(closedUnread(200)).isEqualTo(Ending.PARTIAL);
        }

        @Test
        void completeIfAnErrorIsAStream() {
            Exchange exchange = begin();
            exchange.answered(500, Map.of("Content-Type", "text/event-stream")::get);
            write(exchange.answerBody(), "data: {\"error\":{\"code\":500}}\n\n");
            exchange.answerEnded();
            assertThat(learned.only().ending()).isEqualTo(Ending.COMPLETE);
        }

        @Test
        void completeIfTheApplicationsReaderKnowsNoEnd() {
            dialects = List.of(new Broken() {
                @Override
                public UsageReader reader(UnaryOperator<String> requestHeaders) {
                    return new UsageReader() {
                        @Override
                        public void read(JsonTree message) {}

                        @Override
                        public Usage usage() {
                            return null;
                        }
                    };
                }
            });
            assertThat(ended(EVENT)).isEqualTo(Ending.COMPLETE);
        }

        private Ending ended(String body, String... headers) {
            Exchange exchange = answeredWith(200, headers);
            write(exchange.answerBody(), body);
            exchange.answerEnded();
            return learned.last().ending();
        }

        private Ending closedUnread(int status, String... headers) {
            answeredWith(status, headers).answerClosed();
            return learned.last().ending();
        }

        private Exchange answeredWith(int status, String... headers) {
            Exchange exchange = begin();
            exchange.answered(status, name -> headers.length > 0 && headers[0].equals(name) ? headers[1] : null);
            return exchange;
        }

        @Test
        void unansweredIfTheClientFails() {
            Exchange exchange = begin();
            write(exchange.requestBody(), QUESTION);
            exchange.failed(new ConnectException("refused"));

            assertThat(learned.only().ending()).isEqualTo(Ending.UNANSWERED);
            assertThat(learned.only().failure()).isInstanceOf(ConnectException.class);
            assertThat(learned.only().request().model()).isEqualTo("gpt-4o-mini");
            assertThat(learned.only().answer().firstByteMillis()).isNull();
        }

        @Test
        void inItsOwnWayIfAnAnswerIsThereWhenTheClientFails() {
            Exchange exchange = answered();
            exchange.failed(new IllegalStateException("filter"));
            assertThat(learned.ended).isEmpty();
            exchange.answerEnded();
            assertThat(learned.only().ending()).isEqualTo(Ending.COMPLETE);
        }

        @Test
        void once() {
            Exchange exchange = answered();
            exchange.answerEnded();
            exchange.answerClosed();
            exchange.answerFailed(new IOException());
            exchange.failed(new IOException());
            open.close();
            assertThat(learned.ended).hasSize(1);
        }

        @Test
        void withTheApplication() {
            begin();
            answered();
            open.close();
            assertThat(learned.ended).extracting(FinishedExchange::ending)
                    .containsExactlyInAnyOrder(Ending.UNANSWERED, Ending.PARTIAL);
        }
    }

    @Nested
    class Knows {
        @Test
        void theHeadersThatMayBeReportedAndNoOthers() {
            Exchange exchange = tracker().begin(Call.post(Calling.CHAT).header("OpenAI-Beta", "b")
                    .header("Authorization", "Bearer secret").header("Cookie", "secret")).exchange();
            assertThat(exchange.answered(500, Map.of("x-request-id", "r", "Set-Cookie", "secret")::get)).isTrue();
            assertThat(exchange.answered(200, name -> null)).as("a filter is registered twice").isFalse();
            exchange.answerEnded();

            assertThat(learned.only().request().headers()).containsOnly(Map.entry("openai-beta", "b"));
            assertThat(learned.only().answer().headers()).containsOnly(Map.entry("x-request-id", "r"));
            assertThat(learned.only().answer().id()).isEqualTo("r");
            assertThat(learned.only().answer().status()).isEqualTo(500);
        }

        @Test
        void noBodyUnlessPromptsMayBeSent() {
            Exchange exchange = answered();
            write(exchange.requestBody(), QUESTION);
            write(exchange.answerBody(), ANSWER);
            exchange.answerEnded();
            assertThat(learned.only().request().capture()).isNull();
            assertThat(learned.only().answer().capture()).isNull();
            assertThat(learned.only().logsBodies()).isFalse();
        }

        @Test
        void noBodyWhereTheContextDeclines() {
            calling.with("payi.log-prompt-and-response", "true");
            Exchange exchange = tracker()
                    .begin(Call.post(Calling.CHAT).in(ContextValues.builder().set(ContextField.LOG_PROMPT_AND_RESPONSE, false)))
                    .exchange();
            write(exchange.requestBody(), QUESTION);
            exchange.answerEnded();
            assertThat(learned.only().request().capture()).isNull();
            assertThat(learned.only().logsBodies()).isFalse();
        }

        @Test
        void theBodiesUpToALimit() {
            calling.with("payi.log-prompt-and-response", "true").with("payi.capture.max-bytes", "10");
            Exchange exchange = answered();
            write(exchange.requestBody(), "{\"a\":1}");
            write(exchange.answerBody(), ANSWER);
            exchange.answerEnded();
            assertThat(learned.only().request().capture().text()).isEqualTo("{\"a\":1}");
            assertThat(learned.only().request().capture().isCut()).isFalse();
            assertThat(learned.only().answer().capture().text()).isEqualTo(ANSWER.substring(0, 10));
            assertThat(learned.only().answer().capture().isCut()).isTrue();
        }

        @Test
        void theRequestThatWasSentLast() {
            Exchange exchange = answered();
            write(exchange.requestBody(), "{\"model\":\"first\"}");
            write(exchange.requestBody(), "{\"model\":\"second\"}");
            exchange.answerEnded();
            assertThat(learned.only().request().model()).isEqualTo("second");
        }
    }

    @Test
    void theUsageOfAStreamIsAskedForAndHiddenOnlyWhereItWasAskedFor() throws IOException {
        Exchange exchange = begin();
        ByteArrayOutputStream sent = new ByteArrayOutputStream();
        OutputStream out = exchange.bodyChange().askForUsage(sent);
        assertThat(exchange.hidesUsage()).isFalse();
        out.write(QUESTION.getBytes(StandardCharsets.US_ASCII));
        assertThat(sent.toString(StandardCharsets.US_ASCII)).contains("include_usage");
        assertThat(exchange.hidesUsage()).isTrue();

        calling.with("payi.stream-usage", "never");
        assertThat(begin().bodyChange().askForUsage(sent)).isSameAs(sent);
    }

    @Test
    void ofAProxiedAttemptOnlyPayisResultIsPassedOn() {
        calling.with("payi.proxy", "true");
        Exchange exchange = answered();
        write(exchange.answerBody(), "{\"id\":\"c\",\"xproxy_result\":{\"request_id\":\"r\"}}");
        exchange.answerEnded();
        answered().answerEnded();

        assertThat(learned.ended).isEmpty();
        assertThat(learned.results).singleElement().satisfies(result -> assertThat(result.requestId()).contains("r"));
    }

    @Test
    void nothingThatAReaderThrowsReachesTheApplication() {
        dialects = List.of(new Broken());
        Exchange exchange = begin();
        try (LogCapture log = new LogCapture()) {
            assertThatNoException().isThrownBy(() -> {
                exchange.answered(200, name -> null);
                write(exchange.answerBody(), EVENT);
                exchange.answerClosed();
            });
            assertThat(log.lines()).isNotEmpty().allMatch(line -> line.contains("PAYI00158"))
                    .allMatch(line -> line.contains("StackOverflowError"));
        }
        assertThat(learned.failures).isEmpty();
        assertThat(learned.only().ending()).isEqualTo(Ending.PARTIAL);
        assertThat(learned.only().answer().status()).isEqualTo(200);
    }

    private Exchange answered() {
        Exchange exchange = begin();
        exchange.answered(200, name -> null);
        return exchange;
    }

    private Exchange begin() {
        return tracker().begin(Call.post(Calling.CHAT)).exchange();
    }

    private CallTracker tracker() {
        PayiConfiguration configuration = calling.configuration();
        return new CallTracker(configuration, new Dialects(dialects), () -> null,
                new LimitGuard(configuration.limits(), Calling.blocked()), open, learned, true, () -> {},
                Calling.noBackgroundWork(), CallTracing.NONE);
    }

    private static void write(ByteSink sink, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        sink.accept(bytes, 0, bytes.length);
    }

    private static final class Learned implements ExchangeListener {
        private final List<FinishedExchange> ended = new ArrayList<>();
        private final List<PayiResult> results = new ArrayList<>();
        private final List<Throwable> failures = new ArrayList<>();

        FinishedExchange only() {
            assertThat(ended).hasSize(1);
            return ended.get(0);
        }

        FinishedExchange last() {
            return ended.get(ended.size() - 1);
        }

        @Override
        public void ended(FinishedExchange exchange) {
            ended.add(exchange);
        }

        @Override
        public void proxied(PayiResult result, Frame frame) {
            results.add(result);
        }

        @Override
        public void failed(URI call, Throwable failure) {
            failures.add(failure);
        }
    }

    /** A dialect whose reader fails wherever an application's thread calls it. */
    private static class Broken implements ProviderDialect {
        @Override
        public boolean matches(URI uri) {
            return true;
        }

        @Override
        public String category(URI uri) {
            return "broken";
        }

        @Override
        public JsonShape answerShape() {
            return JsonShape.everything();
        }

        @Override
        public UsageReader reader(UnaryOperator<String> requestHeaders) {
            return new UsageReader() {
                @Override
                public void headers(UnaryOperator<String> headers) {
                    throw new StackOverflowError();
                }

                @Override
                public void read(JsonTree message) {
                    throw new StackOverflowError();
                }

                @Override
                public boolean hasContent() {
                    throw new StackOverflowError();
                }

                @Override
                public boolean isFinished() {
                    throw new StackOverflowError();
                }

                @Override
                public Usage usage() {
                    throw new AssertionError("the delivering thread asks this");
                }
            };
        }
    }
}
