package com.payi.testkit;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.GZIPInputStream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** The proxy routes: forwards a call to its provider and adds {@code xproxy_result} to the answer. */
final class ProxyApi {
    static final String PREFIX = "/api/v1/proxy/";

    static final Set<String> PROVIDERS = Set.of("openai", "azure.openai", "anthropic", "azure.anthropic",
            "aws.bedrock", "google.vertex");
    private static final String FORWARD = "xproxy-forward-";
    /** What belongs to one connection; Accept-Encoding too, so that answers can be read on their way. */
    private static final Set<String> HOP_BY_HOP = Set.of("accept-encoding", "connection", "content-length", "expect", "host",
            "http2-settings", "keep-alive", "proxy-connection", "te", "trailer", "transfer-encoding", "upgrade");

    private final Answers answers;
    private final CallLog calls;
    private final AtomicInteger forwarded = new AtomicInteger();
    private final Map<String, String> targets = new ConcurrentHashMap<>();
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();

    ProxyApi(Answers answers, CallLog calls) {
        this.answers = answers;
        this.calls = calls;
    }

    void target(String provider, URI base) {
        if (!PROVIDERS.contains(provider)) {
            throw new IllegalArgumentException("Unknown provider " + provider + "; known are " + PROVIDERS);
        }
        targets.put(provider, base.toString());
    }

    int forwarded() {
        return forwarded.get();
    }

    Reply forward(HttpRequestRecord request) {
        String route = request.target().substring(PREFIX.length());
        int slash = route.indexOf('/');
        String provider = slash < 0 ? route : route.substring(0, slash);
        if (slash < 0 || !PROVIDERS.contains(provider)) {
            return Answers.refusal(404, "request_processing_error", "No such proxy route: " + request.path());
        }
        String base = request.header("xProxy-Provider-BaseUri").orElse(targets.get(provider));
        if (base == null) {
            return Answers.refusal(400, "header_is_missing", "xProxy-Provider-BaseUri is missing.");
        }
        List<String> blocked = answers.blocked(IngestedEvent.split(request.header("xProxy-Limit-IDs").orElse(null)));
        if (!blocked.isEmpty()) {
            ObjectNode error = Answers.error(400, "limit_reached", "Insufficient limit for the requested operation");
            return Reply.json(400, Json.write(error.set("xproxy_result", answers.proxyResult(request, 0, 0))));
        }
        HttpRequest call;
        try {
            call = outgoing(request, URI.create(withoutSlash(base) + route.substring(slash)));
        } catch (IllegalArgumentException e) {
            return Answers.refusal(400, "invalid_provider_uri", "Not a provider's address: " + base);
        }
        forwarded.incrementAndGet();
        try {
            return answered(request, client.send(call, HttpResponse.BodyHandlers.ofInputStream()));
        } catch (IOException e) {
            return Answers.refusal(502, "provider_error", "The provider could not be reached: " + e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Answers.refusal(502, "provider_error", "Interrupted");
        }
    }

    private Reply answered(HttpRequestRecord request, HttpResponse<InputStream> response) throws IOException {
        Map<String, String> headers = new LinkedHashMap<>();
        response.headers().map().forEach((name, values) -> {
            if (!HOP_BY_HOP.contains(name.toLowerCase(Locale.ROOT)) && !name.equalsIgnoreCase("content-encoding")) {
                headers.put(name, String.join(", ", values));
            }
        });
        boolean gzip = response.headers().firstValue("content-encoding").filter("gzip"::equalsIgnoreCase).isPresent();
        InputStream body = gzip ? new GZIPInputStream(response.body()) : response.body();
        String type = response.headers().firstValue("content-type").orElse("");
        if (type.startsWith("text/event-stream")) {
            ProxiedEvents events = new ProxiedEvents(body, usage -> {
                calls.add(answers.call(request, usage, response.statusCode()));
                return answers.proxyResult(request, usage.input(), usage.output());
            });
            return Reply.streamed(response.statusCode(), headers, () -> events);
        }
        if (type.startsWith("application/json")) {
            try (body) {
                return Reply.recorded(response.statusCode(), headers, withResult(request, response.statusCode(), body));
            }
        }
        calls.add(answers.call(request, Usage.NONE, response.statusCode()));
        return Reply.streamed(response.statusCode(), headers, () -> new CopiedChunks(body));
    }

    private byte[] withResult(HttpRequestRecord request, int status, InputStream body) throws IOException {
        byte[] text = body.readAllBytes();
        JsonNode answer;
        try {
            answer = Json.read(text);
        } catch (UncheckedIOException e) {
            answer = null;
        }
        calls.add(answers.call(request, answer == null ? Usage.NONE : Usage.NONE.updatedBy(answer), status));
        if (!(answer instanceof ObjectNode object)) {
            return text;
        }
        if (status >= 400) {
            object.setAll(Answers.error(status, "provider_error", "The provider refused the call."));
        }
        object.set("xproxy_result", result(request, object));
        return Json.bytes(object);
    }

    private ObjectNode result(HttpRequestRecord request, JsonNode answer) {
        Usage usage = Usage.NONE.updatedBy(answer);
        return answers.proxyResult(request, usage.input(), usage.output());
    }

    /** The call without what was meant for Pay-i; {@code xProxy-Forward-Name} goes on as {@code Name}. */
    private static HttpRequest outgoing(HttpRequestRecord request, URI target) {
        HttpRequest.Builder call = HttpRequest.newBuilder(target)
                .method(request.method(), HttpRequest.BodyPublishers.ofByteArray(request.body()));
        request.headers().forEach((name, values) -> {
            String lower = name.toLowerCase(Locale.ROOT);
            if (lower.startsWith(FORWARD)) {
                values.forEach(value -> call.header(name.substring(FORWARD.length()), value));
            } else if (!lower.startsWith("xproxy-") && !HOP_BY_HOP.contains(lower)) {
                values.forEach(value -> call.header(name, value));
            }
        });
        return call.build();
    }

    private static String withoutSlash(String base) {
        return base.endsWith("/") ? base.substring(0, base.length() - 1) : base;
    }
}
