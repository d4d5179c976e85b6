package com.payi.it.conformance;

import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import com.payi.it.kit.Json;
import com.payi.it.kit.RecordedExchange;
import com.payi.testkit.HttpRequestRecord;

/** Compares the requests that the provider got for a call with what the application wrote. */
final class RequestCheck {
    private RequestCheck() {}

    static void of(ReportedCall call, List<HttpRequestRecord> requests, Differences differences) {
        for (HttpRequestRecord request : requests) {
            if (call.requestUnchanged()) {
                unchanged(call.exchange().request(), request, differences);
            }
            if (Json.isPresent(call.requestContains()) && !contains(call.requestContains(), request)) {
                differences.add("request", "one with " + call.requestContains(), request.bodyText());
            }
        }
        if (requests.isEmpty() && (call.requestUnchanged() || Json.isPresent(call.requestContains()))) {
            differences.add("requests", 1, 0);
        }
    }

    private static void unchanged(RecordedExchange.Request written, HttpRequestRecord sent, Differences differences) {
        String text = written.text() == null ? "" : written.text();
        if (!text.equals(sent.bodyText())) {
            differences.add("request", text, sent.bodyText());
        }
        if (!written.method().equals(sent.method())) {
            differences.add("method", written.method(), sent.method());
        }
        written.headers().forEach((name, value) -> {
            if (!value.equals(sent.header(name).orElse(null))) {
                differences.add("request header " + name, value, sent.header(name).orElse(null));
            }
        });
    }

    /** A text must be part of the body; an object must have its members there. */
    private static boolean contains(JsonNode wanted, HttpRequestRecord request) {
        return wanted.isTextual()
                ? request.bodyText().contains(wanted.asText())
                : isPart(wanted, Json.parsed(request.bodyText()));
    }

    private static boolean isPart(JsonNode wanted, JsonNode found) {
        if (!wanted.isObject()) {
            return wanted.equals(found);
        }
        return wanted.properties().stream().allMatch(member -> isPart(member.getValue(), found.path(member.getKey())));
    }
}
