package com.payi.testkit;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Pay-i's routes of limits. Without a word of the test, a limit exists that nobody has created. */
final class LimitsApi {
    static final String PATH = "/api/v1/limits";
    private static final String RESET = "/reset";
    private static final String PROPERTIES = "/properties";

    private final Answers answers;
    private final Map<String, ObjectNode> created = new ConcurrentHashMap<>();

    LimitsApi(Answers answers) {
        this.answers = answers;
    }

    void reset() {
        created.clear();
    }

    /** Gives null where there is no such route. */
    Reply answer(HttpRequestRecord request) {
        String rest = request.path().substring(PATH.length());
        if (rest.isEmpty()) {
            return switch (request.method()) {
                case "GET" -> page(request);
                case "POST" -> create(request.json());
                default -> null;
            };
        }
        String id = HttpRequestRecord.decoded(rest.substring(1).replace(RESET, "").replace(PROPERTIES, ""));
        Optional<ObjectNode> limit = limit(id);
        if (limit.isEmpty()) {
            return Answers.refusal(404, "limit_not_found", "No such limit: " + id);
        }
        return answer(request, id, rest, limit.get());
    }

    private Reply answer(HttpRequestRecord request, String id, String rest, ObjectNode limit) {
        String end = rest.endsWith(RESET) ? RESET : rest.endsWith(PROPERTIES) ? PROPERTIES : "";
        return switch (request.method() + end) {
            case "GET" -> wrapped("limit", limit);
            case "PUT" -> {
                limit.setAll((ObjectNode) request.json());
                created.put(id, limit);
                yield wrapped("limit", limit);
            }
            case "DELETE" -> {
                created.remove(id);
                answers.unknown(id);
                yield Reply
                        .json(Json.write(Json.object().put("request_id", answers.nextRequestId()).put("message", "Deleted")));
            }
            case "POST" + RESET -> {
                ObjectNode history = limit.deepCopy().put("limit_reset_timestamp", Instant.now().toString());
                yield wrapped("limit_history", history);
            }
            case "PUT" + PROPERTIES -> {
                ArrayNode limits = Json.object().putArray("limits");
                limits.add(inAnswer("limit", limit));
                yield Reply.json(Json.write(limits));
            }
            default -> null;
        };
    }

    private Optional<ObjectNode> limit(String id) {
        ObjectNode known = created.get(id);
        return known != null ? Optional.of(known.deepCopy()) : answers.limit(id);
    }

    private synchronized Reply create(JsonNode body) {
        if (!body.path("limit_name").isTextual() || !body.path("max").isNumber()) {
            return refused("create_limit_validation_failed", "limit_name and max are required");
        }
        String name = body.path("limit_name").asText();
        String id = body.path("limit_id").asText(name);
        if (created.containsKey(id)) {
            return refused("duplicate_limit_id", "The limit exists: " + id);
        }
        if (created.values().stream().anyMatch(limit -> limit.path("limit_name").asText().equals(name))) {
            return refused("limit_name_already_exist", "The name is in use: " + name);
        }
        String now = Instant.now().toString();
        ObjectNode limit = answers.unused(id).put("limit_type", "block").put("limit_creation_timestamp", now)
                .put("limit_update_timestamp", now);
        limit.setAll((ObjectNode) body);
        limit.put("limit_id", id);
        created.put(id, limit);
        return Reply.json(201, Json.write(inAnswer("limit", limit)));
    }

    private static Reply refused(String code, String message) {
        return Answers.refusal(400, code, message);
    }

    /** One page is enough for those that were created. */
    private Reply page(HttpRequestRecord request) {
        ObjectNode page = Json.object();
        ArrayNode items = page.putArray("items");
        created.values().stream().filter(limit -> request.queryParameter("limit_name")
                .map(limit.path("limit_name").asText()::equals).orElse(true)).forEach(items::add);
        return Reply.json(Json.write(page));
    }

    private Reply wrapped(String member, ObjectNode value) {
        return Reply.json(Json.write(inAnswer(member, value)));
    }

    private ObjectNode inAnswer(String member, ObjectNode value) {
        ObjectNode answer = Json.object().put("request_id", answers.nextRequestId());
        answer.set(member, value);
        return answer;
    }
}
