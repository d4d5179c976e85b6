package com.payi.it.conformance;

import java.util.LinkedHashMap;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.payi.cdi.EffectiveContext;
import com.payi.cdi.TrackContext;
import com.payi.it.kit.Json;

/** Turns a case's scopes into contexts, and a context into what the case expects to read back. */
final class Contexts {
    private Contexts() {}

    /** A missing member inherits; an empty one blocks. */
    static TrackContext of(JsonNode with) {
        TrackContext.Builder context = TrackContext.builder();
        with.properties().forEach(member -> {
            if (Json.isPresent(member.getValue())) {
                set(context, member.getKey(), member.getValue());
            }
        });
        return context.build();
    }

    private static TrackContext.Builder set(TrackContext.Builder context, String name, JsonNode value) {
        return switch (name) {
            case "use_case_name" -> context.useCaseName(value.asText());
            case "use_case_id" -> context.useCaseId(value.asText());
            case "use_case_version" -> context.useCaseVersion(value.asInt());
            case "use_case_step" -> context.useCaseStep(value.asText());
            case "use_case_properties" -> context.useCaseProperties(properties(value));
            case "limit_ids" -> context.limitIds(Json.texts(value));
            case "user_id" -> context.userId(value.asText());
            case "account_name" -> context.accountName(value.asText());
            case "request_properties" -> context.requestProperties(properties(value));
            case "price_as_category" -> context.priceAsCategory(value.asText());
            case "price_as_resource" -> context.priceAsResource(value.asText());
            case "resource_scope" -> context.resourceScope(value.asText());
            case "log_prompt_and_response" -> context.logPromptAndResponse(value.asBoolean());
            case "proxy" -> context.proxy(value.asBoolean());
            default -> throw new CannotBeRun("TrackContext has no method for " + name);
        };
    }

    private static Map<String, String> properties(JsonNode object) {
        Map<String, String> properties = new LinkedHashMap<>();
        object.properties().forEach(property -> properties.put(property.getKey(), Json.text(property.getValue())));
        return properties;
    }

    /** What holds here, by Pay-i's names, without what is not set. */
    static ObjectNode current() {
        EffectiveContext context = TrackContext.current();
        ObjectNode read = Json.object();
        context.useCaseName().ifPresent(name -> read.put("use_case_name", name));
        context.useCaseId().ifPresent(id -> read.put("use_case_id", id));
        context.useCaseVersion().ifPresent(version -> read.put("use_case_version", version));
        context.useCaseStep().ifPresent(step -> read.put("use_case_step", step));
        if (!context.useCaseProperties().isEmpty()) {
            read.set("use_case_properties", Json.tree(context.useCaseProperties()));
        }
        if (!context.limitIds().isEmpty()) {
            read.set("limit_ids", Json.tree(context.limitIds()));
        }
        context.userId().ifPresent(id -> read.put("user_id", id));
        context.accountName().ifPresent(name -> read.put("account_name", name));
        if (!context.requestProperties().isEmpty()) {
            read.set("request_properties", Json.tree(context.requestProperties()));
        }
        context.priceAsCategory().ifPresent(category -> read.put("price_as_category", category));
        context.priceAsResource().ifPresent(resource -> read.put("price_as_resource", resource));
        context.resourceScope().ifPresent(scope -> read.put("resource_scope", scope));
        context.logPromptAndResponse().ifPresent(log -> read.put("log_prompt_and_response", log));
        return read;
    }
}
