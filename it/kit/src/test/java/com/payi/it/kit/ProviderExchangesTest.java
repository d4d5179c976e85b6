package com.payi.it.kit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import com.payi.testkit.FakeProvider;

class ProviderExchangesTest {
    @Test
    void readsAndReplays(@TempDir Path folder) throws Exception {
        Files.writeString(folder.resolve("provider-exchanges.json"),
                """
                        [{"name":"text","kind":"openai.chat",
                          "request":{"method":"POST","host":"h","path":"/p","query":"a=b","body":{"model":"m"}},
                          "response":{"status":201,"headers":{"Content-Type":"text/plain","Content-Length":"99","content-encoding":"gzip",
                           "Transfer-Encoding":"chunked","x-id":"1"},"body":"grün"},"expect":{"units":{}}},
                         {"name":"binary","kind":"bedrock.converse-stream",
                          "request":{"method":"POST","host":"h","path":"/p","query":"","body":{}},
                          "response":{"status":200,"headers":{},"body_base64":"AAEC"},"expect":{}}]""");

        List<RecordedExchange> exchanges = ProviderExchanges.read(folder);

        assertThat(exchanges).extracting(RecordedExchange::name).containsExactly("text", "binary");
        assertThat(exchanges.get(0).request().target()).isEqualTo("/p?a=b");
        assertThat(exchanges.get(1).request().target()).isEqualTo("/p");
        assertThat(exchanges.get(1).response().body()).containsExactly(0, 1, 2);
        try (FakeProvider provider = FakeProvider.start()) {
            provider.answer(exchanges.get(0).toReply());
            HttpResponse<String> answer = post(provider, "/p", HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode()).isEqualTo(201);
            assertThat(answer.body()).isEqualTo("grün");
            assertThat(answer.headers().firstValue("x-id")).hasValue("1");
            assertThat(answer.headers().firstValue("content-encoding")).isEmpty();
        }
    }

    @Test
    void replaysEveryRecording() throws Exception {
        Optional<Path> folder = SharedFiles.find("payi.conformance.dir", "conformance")
                .filter(found -> Files.exists(found.resolve("provider-exchanges.json")));
        assumeTrue(folder.isPresent(), "Skipped: the recordings are not there; let payi.conformance.dir name their folder");

        try (FakeProvider provider = FakeProvider.start()) {
            for (RecordedExchange exchange : ProviderExchanges.read(folder.get())) {
                provider.answer(exchange.toReply().inChunksOf(1000));
                HttpResponse<byte[]> answer = post(provider, "/", HttpResponse.BodyHandlers.ofByteArray());
                assertThat(answer.statusCode()).as(exchange.name()).isEqualTo(exchange.response().status());
                assertThat(answer.body()).as(exchange.name()).isEqualTo(exchange.response().body());
            }
        }
    }

    @Test
    void readsARawBodyAndHeaders(@TempDir Path folder) throws Exception {
        Files.writeString(folder.resolve("provider-exchanges.json"),
                """
                        [{"name":"raw","kind":"openai.chat",
                          "request":{"method":"POST","host":"h","path":"/p","query":"","body_raw":"{ \\"model\\" : \\"m\\" }",
                           "headers":{"anthropic-version":"1"}}}]""");

        RecordedExchange.Request request = ProviderExchanges.read(folder).get(0).request();

        assertThat(request.text()).isEqualTo("{ \"model\" : \"m\" }");
        assertThat(request.body().path("model").asText()).isEqualTo("m");
        assertThat(request.headers()).containsExactly(Map.entry("anthropic-version", "1"));
    }

    @Test
    void namesTheMissingFile(@TempDir Path folder) {
        assertThatThrownBy(() -> ProviderExchanges.read(folder)).isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("provider-exchanges.json");
    }

    private static <T> HttpResponse<T> post(FakeProvider provider, String path, HttpResponse.BodyHandler<T> handler)
            throws Exception {
        return HttpClient.newHttpClient().send(HttpRequest.newBuilder(URI.create(provider.uri() + path))
                .POST(HttpRequest.BodyPublishers.ofString("{}")).build(), handler);
    }
}
