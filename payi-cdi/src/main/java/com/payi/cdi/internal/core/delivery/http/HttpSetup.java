package com.payi.cdi.internal.core.delivery.http;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiFunction;

import com.payi.cdi.PayiHeaders;
import com.payi.cdi.internal.core.config.PayiConfiguration;
import com.payi.cdi.internal.core.config.SetupConfiguration.LimitTerms;
import com.payi.cdi.internal.core.delivery.RetryPolicy;
import com.payi.cdi.internal.core.setup.NamedItem;
import com.payi.cdi.internal.core.setup.SetupAnswer;
import com.payi.cdi.internal.core.setup.SetupAnswer.Outcome;
import com.payi.cdi.internal.core.setup.SetupRequests;
import com.payi.cdi.internal.core.wire.CallUri;
import com.payi.cdi.internal.core.wire.JsonDocumentReader;
import com.payi.cdi.spi.JsonShape;
import com.payi.cdi.spi.JsonTree;

/** Asks Pay-i by HTTP for use cases and limits, and creates them. */
public final class HttpSetup implements SetupRequests, AutoCloseable {
    private static final String USE_CASES = "/api/v1/use_cases/definitions";
    private static final String LIMITS = "/api/v1/limits";
    private static final JsonShape ANSWER = JsonShape.of("xproxy_error", "message", "statusCode", "request_id", "name",
            "limit_id", "limit_name", "max", "limit.limit_id", "type_version");
    private static final Duration LONGEST = Duration.ofSeconds(30);
    private static final String DESCRIPTION = "Created by payi-cdi, because an application names it";

    private final PayiConfiguration configuration;
    private final Duration timeout;
    private final SetupAnswers answers;
    private final PayiHttp http;

    public HttpSetup(PayiConfiguration configuration) {
        this.configuration = configuration;
        Duration configured = configuration.delivery().requestTimeout();
        this.timeout = configured.compareTo(LONGEST) < 0 ? configured : LONGEST;
        this.answers = new SetupAnswers(RetryPolicy.of(configuration.delivery()));
        this.http = new PayiHttp(configuration, "payi-setup-http");
    }

    @Override
    public SetupAnswer find(NamedItem item) throws InterruptedException {
        String path = item.kind() == NamedItem.Kind.LIMIT ? LIMITS : USE_CASES;
        return send(request(path + "/" + CallUri.segment(item.name())).GET().build(), answers::found);
    }

    @Override
    public SetupAnswer createUseCase(String name) throws InterruptedException {
        Map<String, Object> useCase = new LinkedHashMap<>();
        useCase.put("name", name);
        useCase.put("description", DESCRIPTION);
        return post(USE_CASES, useCase);
    }

    @Override
    public SetupAnswer createLimit(String id, LimitTerms terms) throws InterruptedException {
        Map<String, Object> limit = new LinkedHashMap<>();
        limit.put("limit_id", id);
        limit.put("limit_name", id);
        limit.put("max", terms.max());
        limit.put("limit_type", terms.type().name().toLowerCase(Locale.ROOT));
        if (terms.threshold() != null) {
            limit.put("threshold", terms.threshold());
        }
        return post(LIMITS, limit);
    }

    private SetupAnswer post(String path, Map<String, ?> body) throws InterruptedException {
        return send(request(path).header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(JsonTree.of(body).toJson())).build(), answers::created);
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(configuration.baseUrl() + path)).timeout(timeout)
                .header("Accept", "application/json").header(PayiHeaders.API_KEY, configuration.apiKey());
    }

    private SetupAnswer send(HttpRequest request, BiFunction<HttpResponse<?>, SetupAnswers.Body, SetupAnswer> reading)
            throws InterruptedException {
        // Read as it comes, in bounded memory, whatever answers at the other end.
        JsonDocumentReader document = new JsonDocumentReader(ANSWER);
        AtomicLong length = new AtomicLong();
        CompletableFuture<HttpResponse<Void>> exchange = http.client().sendAsync(request,
                HttpResponse.BodyHandlers.ofByteArrayConsumer(part -> part.ifPresent(bytes -> {
                    length.addAndGet(bytes.length);
                    document.accept(bytes, 0, bytes.length);
                })));
        try {
            // The request's own timeout ends with the headers of the answer.
            HttpResponse<Void> response = exchange.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
            return reading.apply(response, new SetupAnswers.Body(document.tree(), length.get()));
        } catch (TimeoutException e) {
            return SetupAnswer.of(Outcome.RETRY, "no answer within " + timeout.toMillis() + " ms");
        } catch (ExecutionException e) {
            return SetupAnswer.of(Outcome.RETRY, SetupAnswers.text(e.getCause()));
        } finally {
            exchange.cancel(true);
        }
    }

    @Override
    public void close() {
        http.close();
    }
}
