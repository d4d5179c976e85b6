package com.payi.cdi.internal.core.delivery.http;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.concurrent.CompletionStage;

import com.payi.cdi.PayiHeaders;
import com.payi.cdi.internal.core.config.PayiConfiguration;
import com.payi.cdi.internal.core.limits.LimitTerms;
import com.payi.cdi.internal.core.limits.LimitTermsSource;
import com.payi.cdi.internal.core.wire.CallUri;
import com.payi.cdi.internal.core.wire.JsonDocumentReader;
import com.payi.cdi.spi.JsonShape;

/** Asks Pay-i about limits by HTTP: {@code GET /api/v1/limits/{id}}. */
public final class HttpLimitTerms implements LimitTermsSource, AutoCloseable {
    private static final JsonShape ANSWER = JsonShape.of("limit", "max", "totals");
    private static final int OK = 200;

    private final PayiConfiguration configuration;
    /** Made with the first question: most applications ask none. */
    private PayiHttp http;
    private boolean closed;

    public HttpLimitTerms(PayiConfiguration configuration) {
        this.configuration = configuration;
    }

    @Override
    public CompletionStage<LimitTerms> ask(String limitId) {
        HttpRequest request = HttpRequest
                .newBuilder(URI.create(configuration.baseUrl() + "/api/v1/limits/" + CallUri.segment(limitId)))
                .timeout(configuration.delivery().requestTimeout()).header("Accept", "application/json")
                .header(PayiHeaders.API_KEY, configuration.apiKey()).GET().build();
        // Read as it comes, in bounded memory, whatever answers at the other end.
        JsonDocumentReader document = new JsonDocumentReader(ANSWER);
        return http().client()
                .sendAsync(request,
                        HttpResponse.BodyHandlers.ofByteArrayConsumer(
                                part -> part.ifPresent(bytes -> document.accept(bytes, 0, bytes.length))))
                .thenApply(response -> read(response, document));
    }

    private static LimitTerms read(HttpResponse<?> response, JsonDocumentReader document) {
        if (response.statusCode() != OK) {
            throw new IllegalStateException("HTTP status " + response.statusCode());
        }
        LimitTerms terms = LimitTerms.of(document.tree());
        if (Double.isNaN(terms.max()) && Double.isNaN(terms.spent())) {
            throw new IllegalStateException("an answer without max and totals");
        }
        return terms;
    }

    private synchronized PayiHttp http() {
        if (closed) {
            throw new IllegalStateException("the application has ended");
        }
        if (http == null) {
            http = new PayiHttp(configuration, "payi-limits-http");
        }
        return http;
    }

    @Override
    public synchronized void close() {
        closed = true;
        if (http != null) {
            http.close();
        }
    }
}
