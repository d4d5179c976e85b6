package com.payi.cdi.internal.core.delivery.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.zip.GZIPOutputStream;

import com.payi.cdi.PayiHeaders;
import com.payi.cdi.internal.core.config.PayiConfiguration;
import com.payi.cdi.internal.core.delivery.CloseableSender;
import com.payi.cdi.internal.core.delivery.ErrorHints;
import com.payi.cdi.internal.core.delivery.RetryPolicy;
import com.payi.cdi.internal.core.delivery.ScoreText;
import com.payi.cdi.internal.core.log.DeliveryLogger;
import com.payi.cdi.internal.core.wire.CallUri;
import com.payi.cdi.internal.core.wire.JsonDocumentReader;
import com.payi.cdi.spi.IngestAnswer;
import com.payi.cdi.spi.JsonShape;
import com.payi.cdi.spi.OutgoingEvent;
import com.payi.cdi.spi.OutgoingScore;

/**
 * Sends events over HTTP. Never by JAX-RS: such a call would pass our own filter, and some servers refuse it while they
 * shut down. Follows no redirect, so the key goes to the configured host and no other.
 */
public final class HttpIngestSender implements CloseableSender {
    private static final JsonShape ANSWER = JsonShape.of("xproxy_result", "xproxy_error", "error_count", "errors",
            "ingest_count", "ingest_timestamp", "request_id", "message", "total_count");
    private static final int SIZE_OF_EVENT = 1024;
    /** The status for a request that is too large; with it, events that came together are sent on their own. */
    private static final int TOO_LARGE = 413;

    private final PayiConfiguration configuration;
    private final HttpAnswers answers;
    private final PayiHttp http;
    private final RetryPolicy policy;
    private volatile boolean keyRefused;

    public HttpIngestSender(PayiConfiguration configuration) {
        this.configuration = configuration;
        this.policy = RetryPolicy.of(configuration.delivery());
        this.answers = new HttpAnswers(policy);
        this.http = new PayiHttp(configuration, "payi-ingest-http");
    }

    /** Another process may have written an event: each is parsed if it is sent on its own. */
    @Override
    public CompletionStage<List<IngestAnswer>> send(List<OutgoingEvent> events) {
        if (events.size() == 1 && ScoreText.isScore(events.get(0).json())) {
            OutgoingScore score = ScoreText.read(events.get(0));
            return score != null
                    ? sendScore(score).thenApply(List::of)
                    : CompletableFuture.completedFuture(List.of(IngestAnswer.rejected(0, ErrorHints.NOT_SENDABLE, null)));
        }
        Prepared prepared;
        try {
            prepared = events.size() > 1 ? bulk(events) : single(events.get(0));
        } catch (IOException | RuntimeException | StackOverflowError e) {
            return CompletableFuture.completedFuture(Collections.nCopies(events.size(), notPrepared(events, e)));
        }
        return send(prepared.request(), prepared.reading());
    }

    /** No other attempt would end in another way; events that came together are sent on their own. */
    private static IngestAnswer notPrepared(List<OutgoingEvent> events, Throwable failure) {
        // A message may quote the event.
        String cause = failure.getClass().getSimpleName();
        DeliveryLogger.LOG.debugf("No request can be made of %d events: %s", events.size(), cause);
        return events.size() > 1
                ? IngestAnswer.failed(TOO_LARGE, cause)
                : IngestAnswer.rejected(0, ErrorHints.NOT_SENDABLE, cause);
    }

    @Override
    public CompletionStage<IngestAnswer> sendScore(OutgoingScore score) {
        String path = "/api/v1/use_cases/instances/" + CallUri.segment(score.instance().name()) + "/"
                + CallUri.segment(score.instance().id())
                + "/kpis/" + CallUri.segment(score.kpi());
        HttpRequest request = request(path)
                .PUT(HttpRequest.BodyPublishers.ofString(ScoreText.body(score), StandardCharsets.UTF_8)).build();
        return send(request, answers::score);
    }

    @Override
    public String keyOrigin() {
        return "Set payi.api-key to a valid key of an application; the present one comes from "
                + configuration.key().origin() + ", and is read again before each attempt";
    }

    /** A request, and how to read its answer. */
    private record Prepared(HttpRequest request, Reading<List<IngestAnswer>> reading) {}

    private Prepared single(OutgoingEvent event) throws IOException {
        SingleRequest single = SingleRequest.of(event);
        if (single == null) {
            return bulk(List.of(event));
        }
        String id = event.id();
        HttpRequest.Builder request = post("/api/v1/ingest?id=" + URLEncoder.encode(id, StandardCharsets.UTF_8), single.body());
        for (int i = 0; i < single.headers().size(); i += 2) {
            request.header(single.headers().get(i), single.headers().get(i + 1));
        }
        return new Prepared(request.build(), (answer, response) -> List.of(answers.single(id, answer.tree(), response)));
    }

    private Prepared bulk(List<OutgoingEvent> events) {
        List<String> ids = new ArrayList<>(events.size());
        StringBuilder items = new StringBuilder(SIZE_OF_EVENT * events.size());
        for (OutgoingEvent event : events) {
            ids.add(event.id());
            items.append(items.isEmpty() ? '[' : ',').append(event.json());
        }
        return new Prepared(post("/api/v1/ingest/bulk", items.append(']').toString()).build(),
                (answer, response) -> answers.bulk(ids, answer.tree(), response));
    }

    /** Makes answers of what Pay-i sent. */
    private interface Reading<T> {
        T read(JsonDocumentReader answer, HttpResponse<?> response);
    }

    private <T> CompletionStage<T> send(HttpRequest request, Reading<T> reading) {
        // Read as it comes, in bounded memory, whatever answers at the other end.
        JsonDocumentReader document = new JsonDocumentReader(ANSWER);
        CompletableFuture<HttpResponse<Void>> exchange = http.client().sendAsync(request,
                HttpResponse.BodyHandlers.ofByteArrayConsumer(part -> part
                        .ifPresent(bytes -> document.accept(bytes, 0, bytes.length))));
        CompletableFuture<T> read = exchange
                .thenApply(response -> {
                    keyRefused = policy.refusesKey(response.statusCode());
                    return reading.read(document, response);
                });
        read.whenComplete((done, failure) -> {
            if (read.isCancelled()) {
                // The cancellation of what was derived does not reach what it was derived from.
                exchange.cancel(true);
            }
        });
        return read;
    }

    private HttpRequest.Builder post(String path, String json) {
        byte[] body = json.getBytes(StandardCharsets.UTF_8);
        HttpRequest.Builder request = request(path);
        if (configuration.delivery().gzip()) {
            request.header("Content-Encoding", "gzip");
            body = compressed(body);
        }
        return request.POST(HttpRequest.BodyPublishers.ofByteArray(body));
    }

    private HttpRequest.Builder request(String path) {
        if (keyRefused) {
            configuration.key().readAgain();
        }
        return HttpRequest.newBuilder(URI.create(configuration.baseUrl() + path))
                .timeout(configuration.delivery().requestTimeout())
                .header("Content-Type", "application/json").header("Accept", "application/json")
                .header(PayiHeaders.API_KEY, configuration.apiKey());
    }

    private static byte[] compressed(byte[] body) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    @Override
    public void close() {
        http.close();
    }
}
