package com.payi.quarkus.deployment.devservices;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.zip.GZIPInputStream;

import com.payi.cdi.PayiHeaders;
import com.payi.cdi.internal.core.provider.Dialects;
import com.payi.cdi.spi.ProviderDialect;

/** The proxy: passes a call on to its provider, and the answer back as it comes, with Pay-i's result in it. */
final class ProxyRoutes {
    private static final String FORWARD = "xproxy-forward-";
    /** What belongs to one connection; and Accept-Encoding, so that answers can be read on their way. */
    private static final Set<String> NOT_FORWARDED = Set.of("accept-encoding", "connection", "content-length", "expect",
            "host", "http2-settings", "keep-alive", "proxy-connection", "te", "trailer", "transfer-encoding", "upgrade");

    private final Ledger ledger;
    private final Dialects dialects = new Dialects(List.of());
    /** Made with the first call: most applications report. */
    private HttpClient client;

    ProxyRoutes(Ledger ledger) {
        this.ledger = ledger;
    }

    Reply answer(Request request, DevServiceSettings settings) {
        Optional<ProxyRoute> found = ProxyRoute.of(request.rawTarget());
        if (found.isEmpty()) {
            return Reply.error(404, "request_processing_error", "No such proxy route: " + request.path());
        }
        ProxyRoute route = found.get();
        String provider = request.header(PayiHeaders.PROVIDER_BASE_URI);
        if (provider == null && route.provider() == null) {
            return Reply.error(400, "header_is_missing", PayiHeaders.PROVIDER_BASE_URI + " is missing");
        }
        CallContext context = CallContext.ofHeaders(request::header);
        Map<String, String> refusing = ledger.refusing(context.limitIds(), settings.limits());
        if (!refusing.isEmpty()) {
            return Reply.json(400, PayiAnswers.refused(context, refusing));
        }
        String base = provider == null ? route.provider() : provider.strip().replaceAll("/+$", "");
        HttpRequest call;
        try {
            call = outgoing(request, URI.create(base + route.behind(request.rawTarget())));
        } catch (IllegalArgumentException e) {
            return Reply.error(400, "invalid_provider_uri", "Not the address of a provider: " + base);
        }
        ProviderDialect dialect = dialects.of(request.method(), call.uri());
        ProxiedCall proxied = dialect == null
                ? null
                : new ProxiedCall(new ProxiedCall.Target(route, call.uri(), dialect), request, context, ledger, settings);
        return forwarded(call, proxied);
    }

    private Reply forwarded(HttpRequest call, ProxiedCall proxied) {
        try {
            HttpResponse<InputStream> response = client().send(call, HttpResponse.BodyHandlers.ofInputStream());
            boolean gzip = response.headers().firstValue("content-encoding").filter("gzip"::equalsIgnoreCase).isPresent();
            InputStream body = gzip ? new GZIPInputStream(response.body()) : response.body();
            Map<String, List<String>> headers = headers(response, gzip);
            return proxied == null
                    ? Reply.stream(response.statusCode(), headers, out -> ProxiedAnswer.copy(body, out))
                    : new ProxiedAnswer(response, headers, body, proxied).reply();
        } catch (IOException e) {
            return failed(proxied, "The provider at " + call.uri().getHost() + " could not be reached: " + e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return failed(proxied, "The dev service ends");
        }
    }

    private static Reply failed(ProxiedCall proxied, String message) {
        Map<String, Object> error = PayiAnswers.error(502, "provider_error", message);
        if (proxied != null) {
            error.put("xproxy_result", PayiAnswers.result(proxied.end()));
        }
        return Reply.json(502, error);
    }

    private synchronized HttpClient client() {
        if (client == null) {
            client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(Duration.ofSeconds(10))
                    .followRedirects(HttpClient.Redirect.NEVER).build();
        }
        return client;
    }

    /** The call without what is meant for Pay-i; {@code xProxy-Forward-Name} goes on as {@code Name}. */
    private static HttpRequest outgoing(Request request, URI target) {
        HttpRequest.Builder call = HttpRequest.newBuilder(target)
                .method(request.method(), HttpRequest.BodyPublishers.ofByteArray(request.body()));
        request.headers().forEach((name, values) -> {
            String lower = name.toLowerCase(Locale.ROOT);
            if (lower.startsWith(FORWARD)) {
                values.forEach(value -> call.header(name.substring(FORWARD.length()), value));
            } else if (!lower.startsWith(PayiHeaders.PREFIX.toLowerCase(Locale.ROOT)) && !NOT_FORWARDED.contains(lower)) {
                values.forEach(value -> call.header(name, value));
            }
        });
        return call.build();
    }

    private static Map<String, List<String>> headers(HttpResponse<?> response, boolean unpacked) {
        Map<String, List<String>> headers = new LinkedHashMap<>();
        response.headers().map().forEach((name, values) -> {
            String lower = name.toLowerCase(Locale.ROOT);
            if (!name.startsWith(":") && !NOT_FORWARDED.contains(lower) && !(unpacked && lower.equals("content-encoding"))) {
                headers.put(name, values);
            }
        });
        return headers;
    }
}
