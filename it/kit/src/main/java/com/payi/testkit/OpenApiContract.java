package com.payi.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BigIntegerNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.PathType;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.ValidationMessage;
import com.networknt.schema.oas.OpenApi30;

/** Reads the rules from the OpenAPI file. */
final class OpenApiContract implements IngestContract {
    private static final String ROOT = "https://pay-i.invalid/openapi.json";
    private static final String INGEST = "/paths/~1api~1v1~1ingest/post";

    private final JsonSchemaFactory factory;
    private final SchemaValidatorsConfig config = SchemaValidatorsConfig.builder()
            .formatAssertionsEnabled(true)
            .pathType(PathType.JSON_POINTER)
            .build();
    private final JsonSchema event;
    private final JsonSchema bulkItem;
    private final Map<String, JsonSchema> headers = new TreeMap<>();
    private final Map<String, JsonSchema> query = new TreeMap<>();

    OpenApiContract(Path file) {
        JsonNode document = read(file);
        spellOut(document);
        String text = Json.write(document);
        factory = JsonSchemaFactory.builder()
                .defaultMetaSchemaIri(OpenApi30.getInstance().getIri())
                .metaSchema(OpenApi30.getInstance())
                .schemaLoaders(loaders -> loaders.schemas(Map.of(ROOT, text)))
                .build();
        event = schema("/components/schemas/IngestRequest");
        bulkItem = schema("/components/schemas/BulkIngestRequest");
        JsonNode parameters = document.at(INGEST + "/parameters");
        for (int i = 0; i < parameters.size(); i++) {
            JsonNode parameter = parameters.get(i);
            Map<String, JsonSchema> target = parameter.get("in").asText().equals("header") ? headers : query;
            target.put(parameter.get("name").asText(), schema(INGEST + "/parameters/" + i + "/schema"));
        }
    }

    @Override
    public SortedSet<Finding> parameters(HttpRequestRecord request) {
        SortedSet<Finding> findings = new TreeSet<>();
        headers.forEach((name, schema) -> check("header " + name, schema, request.header(name), findings));
        query.forEach((name, schema) -> check("query " + name, schema, request.queryParameter(name), findings));
        return findings;
    }

    @Override
    public SortedSet<Finding> event(JsonNode body) {
        return check(event, body);
    }

    @Override
    public SortedSet<Finding> bulkItem(JsonNode item) {
        return check(bulkItem, item);
    }

    /** Checks a value against any schema of the file, for example {@code IngestResponse}. */
    SortedSet<Finding> check(String schema, JsonNode value) {
        return check(schema("/components/schemas/" + schema), value);
    }

    private static SortedSet<Finding> check(JsonSchema schema, JsonNode value) {
        SortedSet<Finding> findings = new TreeSet<>();
        for (ValidationMessage message : schema.validate(value)) {
            // A branch of a oneOf is no rule of its own: the value only has to fit another branch.
            boolean branch = message.getEvaluationPath().toString().contains("/oneOf/");
            if (!branch) {
                String place = message.getInstanceLocation().toString();
                String field = message.getProperty() == null ? place : Finding.member(place, message.getProperty());
                findings.add(Finding.body(field, message.getType()));
            }
        }
        return findings;
    }

    private static void check(String field, JsonSchema schema, Optional<String> value, SortedSet<Finding> findings) {
        if (value.isPresent()) {
            boolean integer = schema.getSchemaNode().path("type").asText().equals("integer");
            for (ValidationMessage message : schema.validate(integer ? number(value.get()) : new TextNode(value.get()))) {
                findings.add(new Finding(field, message.getType()));
            }
        }
    }

    private static JsonNode number(String text) {
        try {
            return new BigIntegerNode(new BigInteger(text.strip()));
        } catch (NumberFormatException e) {
            return new TextNode(text);
        }
    }

    private JsonSchema schema(String pointer) {
        return factory.getSchema(SchemaLocation.of(ROOT + "#" + pointer), config);
    }

    /** A validator takes {@code format: int32} for a remark, and null for a match of several forms. */
    private static void spellOut(JsonNode node) {
        if (node instanceof ObjectNode object && node.path("format").asText().equals("int32")) {
            object.put("maximum", Integer.MAX_VALUE);
            if (!object.has("minimum")) {
                object.put("minimum", Integer.MIN_VALUE);
            }
        }
        if (node instanceof ObjectNode object && node.path("oneOf") instanceof ArrayNode forms
                && node.path("nullable").asBoolean()) {
            object.remove("nullable");
            forms.addObject().putArray("enum").addNull();
        }
        node.forEach(OpenApiContract::spellOut);
    }

    private static JsonNode read(Path file) {
        try {
            return Json.read(Files.readAllBytes(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
