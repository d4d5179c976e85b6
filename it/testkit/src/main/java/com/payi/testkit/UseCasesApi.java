package com.payi.testkit;

import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Pay-i's routes of use case definitions. Without a word of the test, a use case exists that nobody has created. */
final class UseCasesApi {
    static final String PATH = "/api/v1/use_cases/definitions";
    static final String INSTANCES = "/api/v1/use_cases/instances/";

    private final Answers answers;
    private final Map<String, ObjectNode> created = new ConcurrentHashMap<>();
    private final Set<String> unknown = ConcurrentHashMap.newKeySet();

    UseCasesApi(Answers answers) {
        this.answers = answers;
    }

    void unknown(String name) {
        unknown.add(name);
    }

    void reset() {
        created.clear();
        unknown.clear();
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
        String[] steps = rest.substring(1).split("/");
        String name = HttpRequestRecord.decoded(steps[0]);
        ObjectNode definition = created.get(name);
        if (definition == null && unknown.contains(name)) {
            return Answers.refusal(404, "use_case_not_found", "No such use case: " + name);
        }
        ObjectNode known = definition != null ? definition : definition(name, "Known to the test");
        return steps.length == 1 ? ofDefinition(request, name, known) : null;
    }

    /** Of an instance, each of which exists. Gives null where there is no such route. */
    Reply answerInstance(HttpRequestRecord request) {
        String[] steps = request.path().substring(INSTANCES.length()).split("/");
        boolean exists = steps.length == 2 && Set.of("GET", "DELETE").contains(request.method());
        if (!exists && !(steps.length == 1 && request.method().equals("POST"))) {
            return null;
        }
        return Reply.json(Json.write(Json.object().put("use_case_name", HttpRequestRecord.decoded(steps[0]))
                .put("use_case_id", exists ? HttpRequestRecord.decoded(steps[1]) : UUID.randomUUID().toString())));
    }

    private Reply ofDefinition(HttpRequestRecord request, String name, ObjectNode definition) {
        return switch (request.method()) {
            case "GET" -> Reply.json(Json.write(definition));
            case "PUT" -> {
                definition.setAll((ObjectNode) request.json());
                created.put(name, definition);
                yield Reply.json(Json.write(definition));
            }
            case "DELETE" -> {
                created.remove(name);
                unknown.add(name);
                yield Reply.json(Json.write(definition));
            }
            default -> null;
        };
    }

    private synchronized Reply create(JsonNode body) {
        String name = body.path("name").asText();
        if (!name.matches("[A-Za-z0-9._-]{1,64}")) {
            return Answers.refusal(400, "invalid_use_case_name", "Not a name: " + name);
        }
        if (!body.path("description").isTextual()) {
            return Answers.refusal(400, "invalid_use_case_description", "No description");
        }
        if (created.containsKey(name)) {
            return Answers.refusal(409, "use_case_already_exists", "It exists: " + name);
        }
        ObjectNode definition = definition(name, "");
        definition.setAll((ObjectNode) body);
        created.put(name, definition);
        return Reply.json(201, Json.write(definition));
    }

    private ObjectNode definition(String name, String description) {
        return Json.object().put("name", name).put("description", description).put("type_version", 1)
                .put("logging_enabled", true).put("request_id", answers.nextRequestId());
    }

    /** One page is enough for those that were created. */
    private Reply page(HttpRequestRecord request) {
        ObjectNode page = Json.object();
        ArrayNode items = page.putArray("items");
        created.values().stream().filter(definition -> request.queryParameter("use_case_name")
                .map(definition.path("name").asText()::equals).orElse(true)).forEach(items::add);
        return Reply.json(Json.write(page));
    }
}
