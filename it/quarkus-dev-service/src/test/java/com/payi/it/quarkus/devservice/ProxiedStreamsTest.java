package com.payi.it.quarkus.devservice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import jakarta.inject.Inject;

import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import com.payi.cdi.PayiHeaders;
import com.payi.it.kit.ProviderExchanges;
import com.payi.it.kit.RecordedExchange;
import com.payi.it.kit.SharedFiles;
import com.payi.quarkus.runtime.devservices.DevServiceEvent;
import com.payi.quarkus.runtime.devservices.DevServiceEvent.Units;
import com.payi.quarkus.runtime.devservices.PayiDevService;
import com.payi.testkit.FakeProvider;
import com.payi.testkit.GatedChunks;
import com.payi.testkit.Reply;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;

/** Streams of Bedrock and Gemini through the proxy of the dev service, as their clients get them. */
@QuarkusTest
@QuarkusTestResource(value = Provider.class, restrictToAnnotatedClass = true)
class ProxiedStreamsTest {
    private static final String RECORDINGS = "provider-exchanges.json";
    private static final String GEMINI = "/google.vertex/v1/projects/p/locations/l/publishers/google/models/gemini-2.5-flash"
            + ":streamGenerateContent";
    private static final String PROMPT = "{\"contents\":[{\"role\":\"user\",\"parts\":[{\"text\":\"Hello\"}]}]}";

    private final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @Inject
    PayiDevService payi;
    @ConfigProperty(name = PayiDevService.KEY)
    String key;
    FakeProvider provider;

    @BeforeEach
    void forget() {
        payi.reset();
        provider.reset();
    }

    @Test
    void anEventStreamOfBedrockIsPassedUnchangedAndCounted() throws Exception {
        String request = "{\"messages\":[{\"role\":\"user\",\"content\":[{\"text\":\"Hello\"}]}]}";
        String path = "/model/amazon.nova-lite-v1%3A0/converse-stream";
        byte[] direct = client.send(HttpRequest.newBuilder(URI.create(provider.uri() + path))
                .POST(HttpRequest.BodyPublishers.ofString(request)).build(), HttpResponse.BodyHandlers.ofByteArray()).body();

        HttpResponse<byte[]> answer = proxied("/aws.bedrock" + path, request, HttpResponse.BodyHandlers.ofByteArray());

        assertThat(answer.headers().firstValue("content-type")).hasValue("application/vnd.amazon.eventstream");
        assertThat(answer.body()).isEqualTo(direct);
        DevServiceEvent event = event();
        assertThat(event.category()).isEqualTo("system.aws.bedrock");
        assertThat(event.resource()).isEqualTo("amazon.nova-lite-v1:0");
        assertThat(event.units()).containsOnly(Map.entry("text", new Units(12, 7)));
        assertThat(event.cost()).isEqualByComparingTo("0.0000024");
    }

    @Test
    void eventsOfGeminiEndWithTheResult() throws Exception {
        String answer = proxied(GEMINI + "?alt=sse", PROMPT, HttpResponse.BodyHandlers.ofString()).body();

        List<String> data = answer.lines().filter(line -> line.startsWith("data:")).toList();
        assertThat(data).hasSizeGreaterThan(1);
        assertThat(data.get(data.size() - 1)).contains("\"finishReason\":\"STOP\"", "\"xproxy_result\":{", "0.0000211");
        assertThat(String.join("", data.subList(0, data.size() - 1))).doesNotContain("xproxy_result");
        assertThat(event().resource()).isEqualTo("google.gemini-2.5-flash");
        assertThat(event().units()).containsOnly(Map.entry("text", new Units(12, 7)));
    }

    @Test
    void anArrayOfGeminiArrivesAsItComes() throws Exception {
        String first = "[{\"candidates\":[{\"content\":{\"parts\":[{\"text\":\"a\"}]}}]}";
        String rest = ",{\"usageMetadata\":{\"promptTokenCount\":12,\"candidatesTokenCount\":7},\"modelVersion\":\"gemini-2.5-flash\"}]";
        GatedChunks chunks = new GatedChunks(List.of(first, rest));
        provider.answer(Reply.streamed(200, Map.of("Content-Type", "application/json; charset=UTF-8"), () -> chunks));

        HttpResponse<InputStream> answer = proxied(GEMINI, PROMPT, HttpResponse.BodyHandlers.ofInputStream());
        try (InputStream body = answer.body()) {
            assertThat(new String(body.readNBytes(first.length()), StandardCharsets.UTF_8)).isEqualTo(first);
            assertThat(payi.events()).as("before its end").isEmpty();
            chunks.allow(1);
            assertThat(new String(body.readAllBytes(), StandardCharsets.UTF_8)).isEqualTo(rest);
        }
        assertThat(event().units()).containsOnly(Map.entry("text", new Units(12, 7)));
    }

    @Test
    void recordedStreamsOfBedrockHaveTheirUnits() throws Exception {
        Optional<Path> folder = SharedFiles.find("payi.conformance.dir", "conformance")
                .filter(found -> Files.exists(found.resolve(RECORDINGS)));
        assumeTrue(folder.isPresent(), "Skipped: the recordings are not there; let payi.conformance.dir name their folder");
        List<RecordedExchange> streams = ProviderExchanges.read(folder.get()).stream()
                .filter(exchange -> exchange.kind().startsWith("bedrock.") && exchange.kind().endsWith("stream")).toList();
        assertThat(streams).hasSizeGreaterThan(30);
        for (RecordedExchange exchange : streams) {
            provider.answer(exchange.toReply().inChunksOf(500));

            HttpResponse<byte[]> answer = proxied("/aws.bedrock" + exchange.request().target(), exchange.request().text(),
                    HttpResponse.BodyHandlers.ofByteArray());

            assertThat(answer.body()).as(exchange.name()).isEqualTo(exchange.response().body());
            assertThat(event().units()).as(exchange.name()).isEqualTo(units(exchange));
            payi.reset();
        }
    }

    private static Map<String, Units> units(RecordedExchange exchange) {
        Map<String, Units> units = new LinkedHashMap<>();
        exchange.expect().path("units").fields().forEachRemaining(unit -> units.put(unit.getKey(),
                new Units(unit.getValue().path("input").asLong(), unit.getValue().path("output").asLong())));
        return units;
    }

    private <T> HttpResponse<T> proxied(String path, String body, HttpResponse.BodyHandler<T> handler)
            throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(payi.url() + "/api/v1/proxy" + path))
                .header(PayiHeaders.API_KEY, key).header(PayiHeaders.PROVIDER_BASE_URI, provider.uri().toString())
                .header("Content-Type", "application/json").POST(HttpRequest.BodyPublishers.ofString(body)).build();
        HttpResponse<T> answer = client.send(request, handler);
        assertThat(answer.statusCode()).isEqualTo(200);
        return answer;
    }

    private DevServiceEvent event() {
        await().untilAsserted(() -> assertThat(payi.events()).hasSize(1));
        return payi.events().get(0);
    }
}
