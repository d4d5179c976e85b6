package com.payi.testkit;

import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** The ingest routes: checks what comes in, records what is accepted, and answers. */
final class IngestApi {
    private record Refused(Predicate<IngestedEvent> condition, int status, String code) {}

    private final IngestContract contract = IngestContract.find();
    private final Answers answers;
    private final CallLog calls;
    private final List<IngestedEvent> events = new ArrayList<>();
    private final Arrivals arrivals = new Arrivals();
    private final AtomicLong requests = new AtomicLong();
    private final List<String> violations = Collections.synchronizedList(new ArrayList<>());
    private final List<Refused> refused = new CopyOnWriteArrayList<>();
    private volatile boolean keepsEvents = true;
    private volatile int checkedOneIn = 1;
    private volatile int successStatus = 200;

    IngestApi(Answers answers, CallLog calls) {
        this.answers = answers;
        this.calls = calls;
    }

    /** Keeps nothing of an event but its id, and checks one request in so many. */
    void lean(int oneIn) {
        keepsEvents = false;
        checkedOneIn = oneIn;
    }

    void successStatus(int status) {
        successStatus = status;
    }

    Arrivals arrivals() {
        return arrivals;
    }

    private boolean isToBeChecked() {
        return requests.getAndIncrement() % checkedOneIn == 0;
    }

    Reply single(HttpRequestRecord request) {
        boolean checked = isToBeChecked();
        SortedSet<Finding> findings = checked ? new TreeSet<>(contract.parameters(request)) : new TreeSet<>();
        JsonNode body = body(request, findings);
        if (body != null && checked) {
            findings.addAll(contract.event(body));
        }
        record(request, "", findings);
        if (!findings.isEmpty()) {
            return Reply.json(400, Json.write(violation(findings)));
        }
        String id = request.queryParameter("id").orElse(body.path("provider_response_id").textValue());
        IngestedEvent event = new IngestedEvent(id, false, request.headers(), body, Instant.now());
        ObjectNode refusal = refusal(event);
        if (refusal != null) {
            return Reply.json(refusal.get("statusCode").asInt(), Json.write(refusal));
        }
        return Reply.json(successStatus, Json.write(answers.accepted(event, accept(event))));
    }

    Reply bulk(HttpRequestRecord request) {
        boolean checked = isToBeChecked();
        SortedSet<Finding> findings = new TreeSet<>();
        JsonNode body = body(request, findings);
        if (body != null && !body.isArray()) {
            findings.add(Finding.body("", "type"));
        }
        record(request, "", findings);
        if (!findings.isEmpty()) {
            return Reply.json(400, Json.write(answers.bulk(1, List.of(new Answers.Refusal(0, violation(findings))))));
        }
        List<Answers.Refusal> refusals = new ArrayList<>();
        for (int i = 0; i < body.size(); i++) {
            ObjectNode refusal = item(request, i, body.get(i), checked);
            if (refusal != null) {
                refusals.add(new Answers.Refusal(i, refusal));
            }
        }
        boolean nothingAccepted = !refusals.isEmpty() && refusals.size() == body.size();
        return Reply.json(nothingAccepted ? 400 : successStatus, Json.write(answers.bulk(body.size(), refusals)));
    }

    void refuse(Predicate<IngestedEvent> condition, int status, String code) {
        refused.add(new Refused(condition, status, code));
    }

    synchronized List<IngestedEvent> events() {
        return List.copyOf(events);
    }

    Map<String, Integer> idCounts() {
        return arrivals.arrived();
    }

    List<String> violations() {
        return List.copyOf(violations);
    }

    synchronized void reset() {
        events.clear();
        arrivals.clear();
        violations.clear();
        refused.clear();
        successStatus = 200;
    }

    private ObjectNode item(HttpRequestRecord request, int index, JsonNode item, boolean checked) {
        SortedSet<Finding> findings = checked ? contract.bulkItem(item) : new TreeSet<>();
        record(request, "item " + index + " ", findings);
        if (!findings.isEmpty()) {
            return violation(findings);
        }
        String id = item.path("provider_response_id").textValue();
        IngestedEvent event = new IngestedEvent(id, true, request.headers(), item, Instant.now());
        ObjectNode refusal = refusal(event);
        if (refusal == null) {
            accept(event);
        }
        return refusal;
    }

    /** Gives whether the event's id was seen before. */
    private synchronized boolean accept(IngestedEvent event) {
        if (keepsEvents) {
            events.add(event);
            calls.add(answers.call(event));
        }
        return arrivals.add(event.id(), event.bulk());
    }

    private ObjectNode refusal(IngestedEvent event) {
        return refused.stream()
                .filter(rule -> rule.condition().test(event))
                .findFirst()
                .map(rule -> refusal(event, rule))
                .orElse(null);
    }

    private ObjectNode refusal(IngestedEvent event, Refused rule) {
        ObjectNode error = Answers.error(rule.status(), rule.code(), "Refused: " + rule.code());
        // The items of a bulk answer have no room for a result.
        return rule.code().equals("limit_reached") && !event.bulk()
                ? error.set("xproxy_result", answers.refusedResult(event))
                : error;
    }

    private static JsonNode body(HttpRequestRecord request, SortedSet<Finding> findings) {
        String type = request.header("Content-Type").orElse("");
        if (!type.matches("(?i)application/([^;]*\\+)?json(;.*)?")) {
            findings.add(new Finding("header Content-Type", "contentType"));
        }
        if (request.body().length == 0) {
            findings.add(Finding.body("", "required"));
            return null;
        }
        try {
            JsonNode body = request.json();
            if (!body.isMissingNode()) {
                return body;
            }
        } catch (UncheckedIOException e) {
            // The finding below names it.
        }
        findings.add(Finding.body("", "json"));
        return null;
    }

    private void record(HttpRequestRecord request, String prefix, SortedSet<Finding> findings) {
        findings.forEach(finding -> violations.add(request.method() + " " + request.target() + " " + prefix + finding));
    }

    private static ObjectNode violation(SortedSet<Finding> findings) {
        return Answers.error(400, findings.first().code(), "The request breaks the contract: " + findings);
    }
}
