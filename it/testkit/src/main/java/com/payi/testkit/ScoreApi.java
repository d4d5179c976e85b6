package com.payi.testkit;

import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

import com.fasterxml.jackson.databind.JsonNode;

/** The route that takes scores: {@code PUT /api/v1/use_cases/instances/{use_case}/{id}/kpis/{kpi}}. */
final class ScoreApi {
    private static final String PREFIX = "/api/v1/use_cases/instances/";
    private static final String KPIS = "kpis";

    private final CallLog calls;
    private final List<PayiScore> scores = new ArrayList<>();
    private volatile boolean needInstance;

    ScoreApi(CallLog calls) {
        this.calls = calls;
    }

    void needInstance() {
        needInstance = true;
    }

    static boolean isScore(HttpRequestRecord request) {
        return request.method().equals("PUT") && parts(request) != null;
    }

    /** The use case, the instance, and the KPI; null for another path. */
    private static List<String> parts(HttpRequestRecord request) {
        if (!request.path().startsWith(PREFIX)) {
            return null;
        }
        String[] parts = request.path().substring(PREFIX.length()).split("/", -1);
        return parts.length == 4 && parts[2].equals(KPIS) ? List.of(name(parts[0]), name(parts[1]), name(parts[3])) : null;
    }

    /** In a path, a plus is a plus. */
    private static String name(String segment) {
        return URLDecoder.decode(segment.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    Reply put(HttpRequestRecord request) {
        List<String> parts = parts(request);
        JsonNode score = body(request).path("score");
        if (!score.isBoolean() && !score.isNumber() && !score.isNull()) {
            return Answers.refusal(400, "required_field_missing",
                    "score is missing, or neither a boolean nor a number nor null");
        }
        if (needInstance && calls.all().stream()
                .noneMatch(call -> parts.get(0).equals(call.useCaseName()) && parts.get(1).equals(call.useCaseId()))) {
            return Answers.refusal(404, "use_case_instance_not_found", "No call of this instance has come");
        }
        Object value = score.isBoolean() ? (Object) score.booleanValue() : score.isNull() ? null : (Object) score.doubleValue();
        add(new PayiScore(parts.get(0), parts.get(1), parts.get(2), value));
        return Reply.json(Json.write(Json.object().put("kpi_name", parts.get(2))));
    }

    private static JsonNode body(HttpRequestRecord request) {
        try {
            return request.json();
        } catch (UncheckedIOException e) {
            return Json.object();
        }
    }

    private synchronized void add(PayiScore score) {
        scores.add(score);
        notifyAll();
    }

    synchronized List<PayiScore> all() {
        return List.copyOf(scores);
    }

    synchronized void clear() {
        scores.clear();
        needInstance = false;
    }

    /** The latest score of each instance that is selected, in the order of the first ones. */
    List<PayiScore> latest(Predicate<PayiScore> selected) {
        Map<List<String>, PayiScore> latest = new LinkedHashMap<>();
        all().stream().filter(selected).forEach(
                score -> latest.put(List.of(score.useCaseName(), score.useCaseId(), score.kpi()), score));
        return List.copyOf(latest.values());
    }

    /** Waits until the latest scores meet a condition, but no longer than that; gives those there are then. */
    synchronized List<PayiScore> await(Predicate<PayiScore> selected, Predicate<List<PayiScore>> condition,
            Duration patience) {
        long end = System.nanoTime() + patience.toNanos();
        for (long left = patience.toNanos(); left > 0 && !condition.test(latest(selected)); left = end - System.nanoTime()) {
            try {
                wait(left / 1_000_000, (int) (left % 1_000_000));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                break;
            }
        }
        return latest(selected);
    }
}
