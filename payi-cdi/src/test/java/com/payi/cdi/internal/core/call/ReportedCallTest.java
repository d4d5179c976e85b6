package com.payi.cdi.internal.core.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.AbstractMap;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import com.payi.cdi.PayiResult;
import com.payi.cdi.internal.core.call.Calling.Call;
import com.payi.cdi.internal.core.call.report.ExchangeReport;
import com.payi.cdi.internal.core.config.PayiConfiguration;
import com.payi.cdi.internal.core.context.ContextField;
import com.payi.cdi.internal.core.context.ContextValues;
import com.payi.cdi.internal.core.context.Frame;
import com.payi.cdi.internal.core.delivery.IngestService;
import com.payi.cdi.internal.core.delivery.ResultListener;
import com.payi.cdi.internal.core.delivery.http.HttpIngestSender;
import com.payi.cdi.internal.core.limits.LimitGuard;
import com.payi.cdi.internal.core.provider.Dialects;
import com.payi.cdi.internal.core.wire.ByteSink;
import com.payi.cdi.spi.JsonShape;
import com.payi.cdi.spi.JsonTree;
import com.payi.cdi.spi.ProviderDialect;
import com.payi.cdi.spi.Usage;
import com.payi.cdi.spi.UsageReader;
import com.payi.cdi.testing.LogCapture;
import com.payi.testkit.FakePayi;
import com.payi.testkit.IngestedEvent;

/** From the bytes of a call to its event, without a client: which thread does what, and what a failure of a reader leaves. */
class ReportedCallTest {
    private static final String QUESTION = "{\"model\":\"haiku\",\"verses\":3}";
    private static final String ANSWER = "{\"syllables\":17}";
    private static final Usage SYLLABLES = new Usage(Map.of("syllables", new Usage.Units(0, 17)), List.of(), null, null, null,
            Map.of());

    private final FakePayi payi = FakePayi.start();
    private final LogCapture log = new LogCapture();
    private final Map<String, String> threads = new ConcurrentHashMap<>();
    private final Calling calling = new Calling().with("payi.api-key", FakePayi.DEFAULT_API_KEY)
            .with("payi.ingest.retry.initial-delay", "20")
            .with("payi.base-url", payi.uri().toString());
    private Supplier<Usage> usage = () -> SYLLABLES;
    private Supplier<String> category = () -> "poetry";
    private Runnable requested = () -> {};
    private IngestService ingest;
    private CallTracker tracker;

    @AfterEach
    void stop() {
        ingest.close();
        payi.close();
        log.close();
        assertThat(payi.violations()).isEmpty();
    }

    @Test
    void anEventIsBuiltOnTheIntakeThreadAndItsBytesAreReadOnTheCallers() {
        start();
        ask();

        assertThat(theEvent().units()).containsOnly(Map.entry("syllables", new IngestedEvent.Units(0, 17)));
        String caller = Thread.currentThread().getName();
        assertThat(threads).containsOnly(Map.entry("headers", caller), Map.entry("read", caller),
                Map.entry("request", "payi-intake"), Map.entry("usage", "payi-intake"));
    }

    @Test
    void aReaderThatFailsLeavesAnEventOfWhatElseIsKnown() {
        usage = () -> {
            throw new IllegalStateException("broken on purpose");
        };
        start();
        ask();

        assertIsWithoutUnits("broken on purpose");
    }

    @Test
    void anErrorOfAReaderLeavesAnEventOfWhatElseIsKnown() {
        requested = () -> {
            throw new StackOverflowError("nested on purpose");
        };
        start();
        ask();

        assertIsWithoutUnits("nested on purpose");
    }

    @Test
    void aReaderThatKnowsNothingLeavesAnEventOfWhatElseIsKnown() {
        usage = () -> null;
        start();
        ask();

        assertIsWithoutUnits("NullPointerException");
    }

    @Test
    void aReaderThatDoesNotMatchItsLibraryLeavesAnEventOfWhatElseIsKnown() {
        usage = () -> {
            throw new NoSuchMethodError("another version on purpose");
        };
        start();
        ask();

        assertIsWithoutUnits("another version on purpose");
    }

    @Test
    void aCollectionThatFailsLeavesAnEventOfWhatElseIsKnown() {
        usage = () -> new Usage(new AbstractMap<>() {
            @Override
            public Set<Entry<String, Usage.Units>> entrySet() {
                throw new IllegalStateException("lazy on purpose");
            }
        }, null, null, null, null, null);
        start();
        ask();

        assertIsWithoutUnits("lazy on purpose");
    }

    @Test
    void whatIsNullInAUsageIsLeftOut() {
        Map<String, Usage.Units> units = new HashMap<>(SYLLABLES.units());
        units.put("verses", null);
        units.put(null, new Usage.Units(1, 1));
        usage = () -> new Usage(units, Arrays.asList(null, new Usage.FunctionCall("count", null)), null, null, null,
                Collections.singletonMap("mood", null));
        start();
        ask();

        assertThat(theEvent().units()).containsOnlyKeys("syllables");
    }

    @Test
    void aDialectThatCannotNameItsCategoryLeavesAnEventWithUnits() {
        category = () -> {
            throw new IllegalStateException("no category on purpose");
        };
        start();
        ask();

        IngestedEvent event = theEvent();
        assertThat(event.category()).isEqualTo("system.unknown_category");
        assertThat(event.units()).containsOnlyKeys("syllables");
        assertThat(log.lines()).filteredOn(line -> line.startsWith("WARN")).singleElement().asString()
                .contains("PAYI00158", "no category on purpose");
    }

    @Test
    void twoCallsWhoseAnswersHaveTheSameIdAreTwoEvents() {
        usage = () -> new Usage(SYLLABLES.units(), List.of(), "poem-7", null, null, Map.of());
        start();
        ask();
        ask();
        ask();

        await().untilAsserted(() -> assertThat(payi.events()).hasSize(3));
        ingest.close();
        assertThat(payi.idCounts().values()).containsOnly(1);
        assertThat(payi.idCounts().keySet()).filteredOn(id -> id.startsWith("payi_")).hasSize(2);
        assertThat(payi.idCounts()).containsKey("poem-7");
        assertThat(payi.events()).allMatch(event -> event.id().equals(event.body().path("provider_response_id").asText()));
        assertThat(log.lines()).filteredOn(line -> line.contains("PAYI00352")).singleElement().asString()
                .contains("llm.example.com");
    }

    @Test
    void anEventThatIsSentAgainKeepsItsId() {
        usage = () -> new Usage(SYLLABLES.units(), List.of(), "poem-7", null, null, Map.of());
        payi.failNext(2, 503, "{}");
        start();
        ask();

        assertThat(theEvent().id()).isEqualTo("poem-7");
    }

    private void assertIsWithoutUnits(String cause) {
        IngestedEvent event = theEvent();
        assertThat(event.httpStatusCode()).isEqualTo(200);
        assertThat(event.resource()).isEqualTo("haiku");
        assertThat(event.category()).isEqualTo("poetry");
        assertThat(event.units()).isEmpty();
        assertThat(event.body().path("end_to_end_latency_ms").isNumber()).isTrue();
        assertThat(log.lines()).filteredOn(line -> line.startsWith("WARN")).singleElement().asString()
                .contains("PAYI00209", "llm.example.com", cause);
    }

    @Test
    void whatAReaderLeavesOutIsEmpty() {
        usage = () -> new Usage(null, null, null, null, null, null);
        start();
        ask();

        assertThat(theEvent().units()).isEmpty();
        assertThat(log.lines()).noneMatch(line -> line.startsWith("WARN"));
    }

    @Test
    void whatTheApplicationDoesAfterTheEndChangesNoEvent() throws InterruptedException {
        CountDownLatch building = new CountDownLatch(1);
        CountDownLatch changed = new CountDownLatch(1);
        requested = () -> {
            building.countDown();
            await().until(() -> changed.getCount() == 0);
        };
        calling.with("payi.log-prompt-and-response", "true");
        start();
        Exchange exchange = begin();
        ByteSink request = exchange.requestBody();
        write(request, QUESTION);
        exchange.answered(200, name -> null);
        ByteSink answer = exchange.answerBody();
        write(answer, ANSWER);
        exchange.answerEnded();

        building.await();
        threads.remove("read");
        write(request, "{\"model\":\"sonnet\"}");
        write(answer, "{\"syllables\":140}");
        write(exchange.requestBody(), "{\"model\":\"sonnet\"}");
        write(exchange.answerBody(), "{\"syllables\":140}");
        exchange.answerClosed();
        changed.countDown();

        IngestedEvent event = theEvent();
        assertThat(threads).doesNotContainKey("read");
        assertThat(event.resource()).isEqualTo("haiku");
        assertThat(event.body().path("provider_request_json").asText()).isEqualTo(QUESTION);
        assertThat(event.body().path("provider_response_json").toString()).contains("17").doesNotContain("140");
    }

    @Test
    void imagesAreCountedApartFromTextOnTheDeliveringThreadWhichHasNoClassLoader() {
        start();
        Exchange exchange = begin(Calling.CHAT);
        write(exchange.requestBody(), "{\"model\":\"gpt-4o\",\"messages\":[{\"role\":\"user\",\"content\":["
                + "{\"type\":\"text\",\"text\":\"What is it?\"},{\"type\":\"image_url\",\"image_url\":{\"url\":\"data:x\"}}]}]}");
        exchange.answered(200, name -> null);
        write(exchange.answerBody(), "{\"id\":\"chatcmpl-1\",\"usage\":{\"prompt_tokens\":1000,\"completion_tokens\":5}}");
        exchange.answerEnded();

        assertThat(theEvent().units()).containsOnlyKeys("text", "vision");
    }

    @Test
    void aBurstOfCallsWithLargeContextsStaysWithinTheLimit() {
        CountDownLatch burst = new CountDownLatch(1);
        requested = () -> await().until(() -> burst.getCount() == 0);
        calling.with("payi.ingest.queue-max-bytes", "1048576");
        start();
        for (int call = 0; call < 50; call++) {
            Exchange exchange = tracker.begin(Call.post("https://llm.example.com/v9/poems").in(ContextValues.builder()
                    .set(ContextField.REQUEST_PROPERTIES, Map.of("large", call + "x".repeat(50_000)))
                    .set(ContextField.LIMIT_IDS, List.of("l".repeat(20_000)))
                    .set(ContextField.USE_CASE_NAME, "burst")
                    .set(ContextField.USE_CASE_PROPERTIES, Map.of("large", call + "y".repeat(30_000))))).exchange();
            exchange.answered(200, name -> null);
            exchange.answerEnded();
        }

        assertThat(ingest.statistics().snapshot().queued()).as("events of 100,000 bytes in 1 MiB").isBetween(8L, 10L);
        assertThat(ingest.statistics().snapshot().droppedTotal()).isBetween(40L, 42L);
        burst.countDown();
        ingest.close();
        payi.reset();
    }

    @Test
    void whatAReaderHoldsCountsForTheLimit() {
        CountDownLatch burst = new CountDownLatch(1);
        requested = () -> await().until(() -> burst.getCount() == 0);
        calling.with("payi.ingest.queue-max-bytes", "1048576");
        start();
        ask();
        String tools = "data: {\"choices\":[{\"index\":0,\"delta\":{\"tool_calls\":[{\"index\":0,\"id\":\"t\",\"function\":"
                + "{\"name\":\"f\",\"arguments\":\"" + "x".repeat(60_000) + "\"}}]}}]}\n\n";
        for (int call = 0; call < 50; call++) {
            Exchange exchange = begin(Calling.CHAT);
            exchange.answered(200, name -> null);
            write(exchange.answerBody(), tools);
            exchange.answerEnded();
        }

        assertThat(ingest.statistics().snapshot().queued()).as("events of 60,000 characters in 1 MiB").isBetween(5L, 18L);
        burst.countDown();
        ingest.close();
        payi.reset();
    }

    private void start() {
        PayiConfiguration configuration = calling.configuration();
        ingest = new IngestService(configuration.delivery(), true, () -> new HttpIngestSender(configuration), new NoResults(),
                () -> {});
        tracker = new CallTracker(configuration, new Dialects(List.of(new Poetry())), () -> null,
                new LimitGuard(configuration.limits(), Calling.blocked()), new OpenExchanges(),
                new ExchangeReport(configuration, ingest, new NoResults(), Calling.noBackgroundWork()), true, ingest::start,
                Calling.noBackgroundWork(), CallTracing.NONE);
    }

    private void ask() {
        Exchange exchange = begin();
        write(exchange.requestBody(), QUESTION);
        exchange.answered(200, name -> null);
        write(exchange.answerBody(), ANSWER);
        exchange.answerEnded();
    }

    private Exchange begin() {
        return begin("https://llm.example.com/v9/poems");
    }

    private Exchange begin(String uri) {
        return tracker.begin(Call.post(uri)).exchange();
    }

    private static void write(ByteSink sink, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        sink.accept(bytes, 0, bytes.length);
    }

    /** Waits for the event, then for the end, so that a second one would be seen. */
    private IngestedEvent theEvent() {
        await().untilAsserted(() -> assertThat(payi.events()).isNotEmpty());
        ingest.close();
        assertThat(payi.events()).hasSize(1);
        return payi.events().get(0);
    }

    private static final class NoResults implements ResultListener {
        @Override
        public void received(PayiResult result, Frame frame, Instant called) {}

        @Override
        public void refused(PayiResult result, Instant called) {}
    }

    /** A provider that sells poems by the syllable. */
    private final class Poetry implements ProviderDialect {
        @Override
        public boolean matches(URI uri) {
            return uri.getPath().equals("/v9/poems");
        }

        @Override
        public String category(URI uri) {
            return category.get();
        }

        @Override
        public JsonShape answerShape() {
            return JsonShape.everything();
        }

        @Override
        public UsageReader reader(UnaryOperator<String> requestHeaders) {
            return new SyllableReader();
        }
    }

    /** Records the threads that call it. */
    private final class SyllableReader implements UsageReader {
        private void called(String method) {
            threads.put(method, Thread.currentThread().getName());
        }

        @Override
        public void headers(UnaryOperator<String> headers) {
            called("headers");
        }

        @Override
        public void read(JsonTree message) {
            called("read");
        }

        @Override
        public void request(JsonTree request) {
            called("request");
            requested.run();
        }

        @Override
        public Usage usage() {
            called("usage");
            return usage.get();
        }
    }
}
