package com.payi.quarkus.deployment.devservices;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;

import com.payi.cdi.internal.core.wire.JsonDocumentReader;
import com.payi.cdi.spi.JsonTree;

/** The route that takes the scores of KPIs, and one that shows the latest of them. Any instance can have a score. */
final class ScoreRoutes {
    static final String PATH = "/api/v1/use_cases/instances/";

    private static final String SCORES = "/dev/scores";
    private static final int MOST_SCORES = 1000;
    private static final int PARTS = 4;

    private final Deque<Map<String, Object>> scores = new ArrayDeque<>();

    /** Null if there is no such route. */
    Reply answer(Request request) {
        if (request.method().equals("GET") && request.path().equals(SCORES)) {
            return Reply.json(200, Map.of("scores", all()));
        }
        if (!request.method().equals("PUT") || !request.rawTarget().startsWith(PATH)) {
            return null;
        }
        String[] parts = request.rawTarget().substring(PATH.length()).split("/", -1);
        return parts.length == PARTS && parts[2].equals("kpis") ? put(parts, request.body()) : null;
    }

    private Reply put(String[] parts, byte[] body) {
        JsonTree document = JsonDocumentReader.whole(body);
        Object score = document.members().get("score");
        if (!(score instanceof Boolean) && !(score instanceof Number)) {
            return Reply.error(400, "required_field_missing", "score is neither a boolean nor a number");
        }
        String kpi = name(parts[3]);
        add(Map.of("useCaseName", name(parts[0]), "useCaseId", name(parts[1]), "kpi", kpi, "score", score));
        return Reply.json(200, Map.of("kpi_name", kpi));
    }

    /** In a path, a plus is a plus. */
    private static String name(String segment) {
        return URLDecoder.decode(segment.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    private synchronized void add(Map<String, Object> score) {
        scores.addLast(score);
        if (scores.size() > MOST_SCORES) {
            scores.removeFirst();
        }
    }

    private synchronized List<Map<String, Object>> all() {
        return List.copyOf(scores);
    }
}
