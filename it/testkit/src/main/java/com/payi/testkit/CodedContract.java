package com.payi.testkit;

import java.math.BigInteger;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;

/** A copy of the rules of Pay-i's OpenAPI file. */
final class CodedContract implements IngestContract {
    private static final Pattern DATE_TIME = Pattern
            .compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?(Z|[+-]\\d\\d:\\d\\d)");
    private static final BigInteger INT32_MIN = BigInteger.valueOf(Integer.MIN_VALUE);
    private static final BigInteger INT32_MAX = BigInteger.valueOf(Integer.MAX_VALUE);

    private interface Rule {
        void check(String place, JsonNode value, SortedSet<Finding> findings);
    }

    private static final Rule STRING = type(JsonNode::isTextual);
    private static final Rule NAME = CodedContract::name;
    private static final Rule STRINGS = array(STRING);
    private static final Rule INT32 = int32(INT32_MIN);
    private static final Rule PROPERTIES = map(nullable(STRING));
    private static final Rule UNITS = map(object(Map.of("input", int32(BigInteger.ZERO), "output", int32(BigInteger.ZERO))));
    private static final Rule HEADERS = array(object(Map.of("name", NAME, "value", nullable(STRING)), "name"));
    private static final Rule CALLS = array(object(Map.of("name", NAME, "arguments", nullable(STRING)), "name"));

    private final Rule event;
    private final Rule bulkItem;

    CodedContract() {
        Map<String, Rule> fields = new TreeMap<>();
        fields.put("category", NAME);
        fields.put("units", UNITS);
        fields.put("event_timestamp", nullable(CodedContract::dateTime));
        for (String field : new String[]{"end_to_end_latency_ms", "time_to_first_token_ms",
                "time_to_first_completion_token_ms", "http_status_code"}) {
            fields.put(field, nullable(INT32));
        }
        for (String field : new String[]{"resource", "provider_uri", "provider_request_json",
                "provider_request_reasoning_json", "provider_response_id"}) {
            fields.put(field, nullable(STRING));
        }
        fields.put("provider_request_headers", nullable(HEADERS));
        fields.put("provider_response_headers", nullable(HEADERS));
        fields.put("provider_response_json", nullable(CodedContract::textOrTexts));
        fields.put("provider_response_function_calls", nullable(CALLS));
        fields.put("properties", nullable(PROPERTIES));
        fields.put("use_case_properties", nullable(PROPERTIES));
        event = object(Map.copyOf(fields), "category", "units");
        for (String field : new String[]{"account_name", "scope", "use_case_id", "use_case_name", "use_case_step", "user_id"}) {
            fields.put(field, nullable(STRING));
        }
        fields.put("limit_ids", nullable(STRINGS));
        fields.put("request_tags", nullable(STRINGS));
        fields.put("use_case_version", nullable(INT32));
        bulkItem = object(Map.copyOf(fields), "category", "units");
    }

    @Override
    public SortedSet<Finding> parameters(HttpRequestRecord request) {
        SortedSet<Finding> findings = new TreeSet<>();
        String version = "xProxy-UseCase-Version";
        request.header(version)
                .filter(value -> !value.strip().matches("[+-]?\\d+"))
                .ifPresent(value -> findings.add(new Finding("header " + version, "type")));
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

    private static SortedSet<Finding> check(Rule rule, JsonNode value) {
        SortedSet<Finding> findings = new TreeSet<>();
        rule.check("", value, findings);
        return findings;
    }

    private static boolean isType(Predicate<JsonNode> type, String place, JsonNode value, SortedSet<Finding> findings) {
        boolean right = type.test(value);
        if (!right) {
            findings.add(Finding.body(place, "type"));
        }
        return right;
    }

    private static Rule type(Predicate<JsonNode> type) {
        return (place, value, findings) -> isType(type, place, value, findings);
    }

    private static Rule nullable(Rule rule) {
        return (place, value, findings) -> {
            if (!value.isNull()) {
                rule.check(place, value, findings);
            }
        };
    }

    private static Rule array(Rule item) {
        return (place, value, findings) -> {
            if (isType(JsonNode::isArray, place, value, findings)) {
                for (int i = 0; i < value.size(); i++) {
                    item.check(place + "/" + i, value.get(i), findings);
                }
            }
        };
    }

    private static Rule map(Rule member) {
        return (place, value, findings) -> {
            if (isType(JsonNode::isObject, place, value, findings)) {
                value.properties()
                        .forEach(found -> member.check(Finding.member(place, found.getKey()), found.getValue(), findings));
            }
        };
    }

    private static Rule object(Map<String, Rule> fields, String... required) {
        return (place, value, findings) -> {
            if (isType(JsonNode::isObject, place, value, findings)) {
                for (String field : required) {
                    if (!value.has(field)) {
                        findings.add(Finding.body(Finding.member(place, field), "required"));
                    }
                }
                Rule unknown = (at, found, all) -> all.add(Finding.body(at, "additionalProperties"));
                value.properties().forEach(found -> fields.getOrDefault(found.getKey(), unknown)
                        .check(Finding.member(place, found.getKey()), found.getValue(), findings));
            }
        };
    }

    private static Rule int32(BigInteger minimum) {
        return (place, value, findings) -> {
            if (isType(JsonNode::isIntegralNumber, place, value, findings)) {
                if (value.bigIntegerValue().compareTo(minimum) < 0) {
                    findings.add(Finding.body(place, "minimum"));
                }
                if (value.bigIntegerValue().compareTo(INT32_MAX) > 0) {
                    findings.add(Finding.body(place, "maximum"));
                }
            }
        };
    }

    private static void name(String place, JsonNode value, SortedSet<Finding> findings) {
        if (isType(JsonNode::isTextual, place, value, findings) && value.asText().isEmpty()) {
            findings.add(Finding.body(place, "minLength"));
        }
    }

    private static void dateTime(String place, JsonNode value, SortedSet<Finding> findings) {
        if (isType(JsonNode::isTextual, place, value, findings) && !isDateTime(value.asText())) {
            findings.add(Finding.body(place, "format"));
        }
    }

    private static boolean isDateTime(String text) {
        try {
            return DATE_TIME.matcher(text).matches() && OffsetDateTime.parse(text) != null;
        } catch (DateTimeParseException e) {
            return false;
        }
    }

    private static void textOrTexts(String place, JsonNode value, SortedSet<Finding> findings) {
        SortedSet<Finding> asArray = new TreeSet<>();
        STRINGS.check(place, value, asArray);
        if (!value.isTextual() && !asArray.isEmpty()) {
            findings.add(Finding.body(place, "oneOf"));
        }
    }
}
