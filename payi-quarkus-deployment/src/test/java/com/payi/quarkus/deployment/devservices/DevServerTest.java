package com.payi.quarkus.deployment.devservices;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.zip.GZIPOutputStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import com.payi.cdi.internal.core.wire.JsonDocumentReader;
import com.payi.cdi.spi.JsonTree;
import com.payi.quarkus.runtime.devservices.PayiDevServicesConfig.LimitType;

/** The routes, as clients see them. Real calls of an application are in it/quarkus-dev-service. */
class DevServerTest {
    private static final String EVENT = "{\"category\":\"system.openai\",\"resource\":\"gpt-4o-mini\",\"http_status_code\":200,"
            + "\"units\":{\"text\":{\"input\":10,\"output\":5}}%s}";

    private final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private DevServer server;

    @BeforeEach
    void start() throws IOException {
        server = new DevServer(0, "right", new Ledger(), new DevServiceSettings(0, PriceTable.list(),
                Map.of("small", new Limit(new BigDecimal("0.0000045"), LimitType.ALLOW), "strict",
                        new Limit(BigDecimal.ONE, LimitType.BLOCK))));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void listensOnThisMachineAlone() {
        assertThat(server.uri().getHost()).isEqualTo("127.0.0.1");
    }

    @Test
    void leavesNoSystemPropertyBehind() {
        assertThat(System.getProperty("sun.net.httpserver.nodelay")).isNull();
    }

    @Test
    void everyRouteNeedsTheKey() throws Exception {
        for (String path : new String[]{"/api/v1/ingest", "/api/v1/ingest/bulk", "/dev/state", "/dev/reset",
                "/api/v1/proxy/openai/v1/chat/completions", "/nothing"}) {
            HttpResponse<String> answer = client.send(request(path).setHeader("xProxy-api-key", "wrong").build(),
                    HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode()).isEqualTo(401);
            assertThat(answer.body()).contains("\"code\":\"invalid_api_key\"");
        }
    }

    @Test
    void answersAnEventAsPayiDoes() throws Exception {
        JsonTree answer = post(200, "/api/v1/ingest?id=a%2F1", String.format(EVENT, ""), "xProxy-UseCase-Name", "case",
                "xProxy-Limit-IDs", " small, other ");

        assertThat(answer.at("request_id").text()).isEqualTo(answer.at("xproxy_result", "request_id").text()).isNotEmpty();
        assertThat(answer.at("ingest_timestamp").text()).isNotNull();
        JsonTree result = answer.at("xproxy_result");
        assertThat(result.at("use_case_name").text()).isEqualTo("case");
        assertThat(result.at("use_case_id").text()).as("drawn, because none was sent").hasSize(36);
        assertThat(result.at("limits", "small", "state").text()).isEqualTo("exceeded");
        assertThat(result.at("limits", "other", "state").text()).isEqualTo("ok");
        assertThat(result.at("cost", "currency").text()).isEqualTo("usd");
        assertThat(result.at("cost", "total", "base").number()).isEqualTo(0.0000045);
        assertThat(result.at("unknown_units").exists()).isFalse();
        assertThat(post(200, "/api/v1/ingest?id=a%2F1", String.format(EVENT, "")).at("xproxy_result", "duplicate_request")
                .isTrue()).isTrue();
    }

    @Test
    void namesUnitsOfAnUnknownModel() throws Exception {
        JsonTree result = post(200, "/api/v1/ingest?id=1", String.format(EVENT, "").replace("gpt-4o-mini", "ours"))
                .at("xproxy_result");

        assertThat(result.at("cost", "total", "base").number()).isZero();
        assertThat(result.at("unknown_units", "text", "input").count()).isEqualTo(10);
        assertThat(result.at("warnings").elements()).hasSize(1);
        assertThat(get("/dev/state").at("unpricedCount").count()).isEqualTo(1);
    }

    @Test
    void takesManyEventsAndNamesTheRefusedOnes() throws Exception {
        JsonTree answer = post(200, "/api/v1/ingest/bulk", "[" + String.format(EVENT, ",\"limit_ids\":[\"small\"]") + ",{},"
                + String.format(EVENT, ",\"use_case_name\":\"bulk\"") + "]");

        assertThat(answer.at("ingest_count").count()).isEqualTo(2);
        assertThat(answer.at("total_count").count()).isEqualTo(3);
        assertThat(answer.at("errors").elements()).singleElement().satisfies(error -> {
            assertThat(error.at("item_index").count()).isEqualTo(1);
            assertThat(error.at("xproxy_result", "xproxy_error", "code").text()).isEqualTo("required_field_missing");
        });
        assertThat(get("/dev/state").at("costByUseCase", "bulk").number()).isEqualTo(0.0000045);
        assertThat(post(400, "/api/v1/ingest/bulk", "[{}]").at("ingest_count").count()).isZero();
    }

    @Test
    void refusesWhatIsNoEvent() throws Exception {
        assertThat(post(400, "/api/v1/ingest", "nonsense").at("xproxy_error", "code").text()).isEqualTo("invalid_json");
        assertThat(post(400, "/api/v1/ingest/bulk", "{}").at("xproxy_error", "code").text()).isEqualTo("invalid_json");
        assertThat(post(400, "/api/v1/ingest", "{\"category\":\"c\"}").at("xproxy_error", "code").text())
                .isEqualTo("required_field_missing");
        assertThat(post(400, "/api/v1/ingest", String.format(EVENT, "").replace("10", "-10")).at("message").text())
                .contains("units.text");
        assertThat(post(404, "/api/v1/unknown", "{}").at("statusCode").count()).isEqualTo(404);
        assertThat(get("/dev/state").at("eventCount").count()).isZero();
    }

    @Test
    void acceptsNoReportedCallUnderALimitThatBlocks() throws Exception {
        JsonTree refusal = post(400, "/api/v1/ingest?id=1", String.format(EVENT, ""), "xProxy-Limit-IDs", "small,strict");
        assertThat(refusal.at("xproxy_error", "code").text()).isEqualTo("blocking_limit_not_allowed");
        assertThat(refusal.at("message").text()).endsWith("strict");
        JsonTree many = post(200, "/api/v1/ingest/bulk", "[" + String.format(EVENT, ",\"limit_ids\":[\"strict\"]") + ","
                + String.format(EVENT, ",\"limit_ids\":[\"small\"]") + "]");
        assertThat(many.at("errors").elements()).singleElement().satisfies(error -> assertThat(
                error.at("xproxy_result", "xproxy_error", "code").text()).isEqualTo("blocking_limit_not_allowed"));

        assertThat(get("/dev/state").at("eventCount").count()).as("the other event alone").isEqualTo(1);
        assertThat(get("/api/v1/limits/small").at("totals", "cost", "total", "base").number()).isEqualTo(0.0000045);
    }

    @Test
    void readsCompressedEventsAndKeepsNoPrompt() throws Exception {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(String.format(EVENT, ",\"provider_request_json\":\"a secret\",\"provider_response_json\":[\"a secret\"]")
                    .getBytes(StandardCharsets.UTF_8));
        }
        HttpResponse<String> answer = client.send(request("/api/v1/ingest?id=1").header("Content-Encoding", "gzip")
                .POST(HttpRequest.BodyPublishers.ofByteArray(packed.toByteArray())).build(),
                HttpResponse.BodyHandlers.ofString());

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(get("/dev/events").toJson()).contains("gpt-4o-mini").doesNotContain("secret");
    }

    @Test
    void showsEventsPageByPageAndTheDateOfThePrices() throws Exception {
        for (int i = 0; i < 3; i++) {
            post(200, "/api/v1/ingest?id=" + i, String.format(EVENT, ""));
        }

        JsonTree page = get("/dev/events?after=1&most=1");
        assertThat(page.at("events").elements()).singleElement()
                .satisfies(event -> assertThat(event.at("providerResponseId").text()).isEqualTo("1"));
        assertThat(page.at("pricesDate").text()).isEqualTo(PriceTable.list().date());
        assertThat(get("/dev/state").at("pricesDate").text()).isEqualTo(PriceTable.list().date());
    }

    @Test
    void showsALimitAsPayiDoes() throws Exception {
        post(200, "/api/v1/ingest?id=1", String.format(EVENT, ""), "xProxy-Limit-IDs", "small");

        JsonTree limit = get("/api/v1/limits/small");
        assertThat(limit.at("max").number()).isEqualTo(0.0000045);
        assertThat(limit.at("limit_type").text()).isEqualTo("allow");
        assertThat(get("/api/v1/limits/strict").at("limit_type").text()).isEqualTo("block");
        assertThat(limit.at("totals", "cost", "total", "base").number()).isEqualTo(0.0000045);
        assertThat(get("/api/v1/limits/none").at("xproxy_error", "code").text()).isEqualTo("limit_not_found");
    }

    @Test
    void takesScoresAndShowsThem() throws Exception {
        assertThat(put("/api/v1/use_cases/instances/chat/a%20b/kpis/resolved", "{\"score\":true}")).isEqualTo(200);
        assertThat(put("/api/v1/use_cases/instances/chat/c-1/kpis/rating", "{\"score\":4.5}")).isEqualTo(200);
        assertThat(put("/api/v1/use_cases/instances/chat/c-1/kpis/rating", "{\"score\":\"high\"}")).isEqualTo(400);
        assertThat(put("/api/v1/use_cases/instances/chat/c-1", "{}")).isEqualTo(404);

        assertThat(get("/dev/scores").at("scores").elements())
                .extracting(score -> score.at("useCaseId").text() + " " + score.at("kpi").text())
                .containsExactly("a b resolved", "c-1 rating");
    }

    private int put(String path, String body) throws Exception {
        return client.send(request(path).PUT(HttpRequest.BodyPublishers.ofString(body)).build(),
                HttpResponse.BodyHandlers.discarding()).statusCode();
    }

    @Test
    void aProxiedCallNeedsAProviderThatCanBeReached() throws Exception {
        assertThat(post(400, "/api/v1/proxy/azure.openai/openai/deployments/d/chat/completions", "{}")
                .at("xproxy_error", "code").text()).isEqualTo("header_is_missing");
        assertThat(post(404, "/api/v1/proxy/other/v1/chat/completions", "{}").at("statusCode").count()).isEqualTo(404);
        assertThat(post(400, "/api/v1/proxy/openai/v1/chat/completions", "{}", "xProxy-Provider-BaseUri", "no address")
                .at("xproxy_error", "code").text()).isEqualTo("invalid_provider_uri");
        JsonTree answer;
        // Bound, so that nothing else gets its port, and nothing listens.
        try (Socket unreachable = new Socket()) {
            unreachable.bind(new InetSocketAddress("127.0.0.1", 0));
            answer = post(502, "/api/v1/proxy/openai/v1/chat/completions", "{\"model\":\"m\"}", "xProxy-Provider-BaseUri",
                    "http://127.0.0.1:" + unreachable.getLocalPort());
        }
        assertThat(answer.at("xproxy_error", "code").text()).isEqualTo("provider_error");
        assertThat(get("/dev/events").at("events").elements()).singleElement()
                .satisfies(event -> assertThat(event.at("httpStatusCode").count()).isEqualTo(299));
    }

    @Test
    void aPortInUseIsReplacedByAFreeOne() throws Exception {
        DevServiceLife life = new DevServiceLife();
        try {
            DevServer other = life.run(new DevServiceSettings(server.uri().getPort(), PriceTable.list(), Map.of()));
            assertThat(other.uri()).isNotEqualTo(server.uri());
        } finally {
            life.end();
        }
    }

    private JsonTree get(String path) throws Exception {
        return json(client.send(request(path).GET().build(), HttpResponse.BodyHandlers.ofByteArray()));
    }

    private JsonTree post(int status, String path, String body, String... headers) throws Exception {
        HttpRequest.Builder request = request(path).POST(HttpRequest.BodyPublishers.ofString(body));
        if (headers.length > 0) {
            request.headers(headers);
        }
        HttpResponse<byte[]> answer = client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
        assertThat(answer.statusCode()).isEqualTo(status);
        return json(answer);
    }

    private static JsonTree json(HttpResponse<byte[]> answer) {
        return JsonDocumentReader.whole(answer.body());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(server.uri() + path)).header("xProxy-api-key", "right")
                .header("Content-Type", "application/json");
    }
}
