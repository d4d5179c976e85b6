package com.payi.cdi.internal.ingest;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

import com.payi.cdi.PayiHeaders;
import com.payi.cdi.internal.config.PayiConfiguration;
import com.payi.cdi.internal.json.JsonDocumentReader;
import com.payi.cdi.spi.JsonShape;
import com.payi.cdi.spi.JsonTree;

/**
 * Sends events over HTTP. Never by JAX-RS: such a call would pass our own filter, and some servers refuse it while they shut
 * down. Follows no redirect, so the key goes to the configured host and no other.
 */
final class HttpIngestSender implements IngestSender {
    private static final JsonShape ANSWER = JsonShape.of("xproxy_result", "xproxy_error", "error_count", "errors",
            "request_id");

    private final PayiConfiguration configuration;
    private final HttpClient client;

    HttpIngestSender(PayiConfiguration configuration) {
        this.configuration = configuration;
        this.client = HttpClient.newBuilder().connectTimeout(configuration.connectTimeout())
                .followRedirects(HttpClient.Redirect.NEVER).version(HttpClient.Version.HTTP_1_1).build();
    }

    @Override
    public IngestOutcome send(IngestEvent event) throws InterruptedException {
        Map<String, String> headers = IngestHeaders.of(event);
        try {
            return headers == null ? sendBulk(event) : sendSingle(event, headers);
        } catch (IOException e) {
            return IngestOutcome.failed(0, e.getClass().getSimpleName() + described(e));
        }
    }

    private IngestOutcome sendSingle(IngestEvent event, Map<String, String> headers) throws IOException, InterruptedException {
        String id = URLEncoder.encode(event.id(), StandardCharsets.UTF_8);
        HttpRequest.Builder request = post("/api/v1/ingest?id=" + id, IngestJson.single(event));
        headers.forEach(request::header);
        HttpResponse<InputStream> response = client.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
        JsonTree answer = read(response);
        if (response.statusCode() != 200) {
            return refused(response.statusCode(), answer.at("xproxy_error", "code").text());
        }
        if (!answer.isObject()) {
            return unreadable();
        }
        return IngestOutcome.delivered(PayiResultReader.read(answer.at("xproxy_result"), event.id()));
    }

    private IngestOutcome sendBulk(IngestEvent event) throws IOException, InterruptedException {
        HttpRequest.Builder request = post("/api/v1/ingest/bulk", IngestJson.bulk(List.of(event)));
        HttpResponse<InputStream> response = client.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
        JsonTree answer = read(response);
        List<JsonTree> errors = answer.at("errors").elements();
        if (!errors.isEmpty()) {
            // An item's error stands under a member that is named like a result.
            JsonTree error = errors.get(0).at("xproxy_result");
            int status = error.at("statusCode").exists() ? error.at("statusCode").count() : response.statusCode();
            return refused(status, error.at("xproxy_error", "code").text());
        }
        if (response.statusCode() != 200) {
            return refused(response.statusCode(), answer.at("xproxy_error", "code").text());
        }
        if (!answer.isObject()) {
            return unreadable();
        }
        return IngestOutcome.delivered(PayiResultReader.ofBulk(event, answer));
    }

    private HttpRequest.Builder post(String path, String json) {
        return HttpRequest.newBuilder(URI.create(configuration.baseUrl() + path)).timeout(configuration.requestTimeout())
                .header("Content-Type", "application/json").header("Accept", "application/json")
                .header(PayiHeaders.API_KEY, configuration.apiKey())
                .POST(HttpRequest.BodyPublishers.ofString(json, StandardCharsets.UTF_8));
    }

    /** Reads as much as is wanted in bounded memory, whatever answers at the other end. */
    private static JsonTree read(HttpResponse<InputStream> response) throws IOException {
        JsonDocumentReader reader = new JsonDocumentReader(ANSWER);
        byte[] buffer = new byte[4096];
        try (InputStream body = response.body()) {
            for (int read = body.read(buffer); read >= 0; read = body.read(buffer)) {
                reader.accept(buffer, 0, read);
            }
        }
        return reader.tree();
    }

    /** A 200 that is not Pay-i's: something between here and there has answered. */
    private static IngestOutcome unreadable() {
        return IngestOutcome.failed(200, "with something that is not Pay-i's answer");
    }

    private static IngestOutcome refused(int status, String code) {
        boolean again = status == 408 || status == 409 || status == 425 || status == 429 || status >= 500;
        String reason = code == null ? "" : code;
        return again ? IngestOutcome.failed(status, reason) : IngestOutcome.rejected(status, reason);
    }

    private static String described(IOException e) {
        return e.getMessage() == null ? "" : ": " + e.getMessage();
    }
}
