package com.payi.testkit;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** The JSON that Pay-i answers with. */
final class Answers {
    private static final int FIRST_REQUEST_ID = 5_000_000;

    private final Prices prices;
    private final AtomicLong requestId = new AtomicLong(FIRST_REQUEST_ID);
    private final List<String> warnings = new CopyOnWriteArrayList<>();
    private final Map<String, String> limitStates = new ConcurrentHashMap<>();
    private final Map<String, Budget> budgets = new ConcurrentHashMap<>();
    private final Set<String> unknown = ConcurrentHashMap.newKeySet();

    Answers(Prices prices) {
        this.prices = prices;
    }

    /** A part of a bulk request that was refused. */
    record Refusal(int index, ObjectNode error) {}

    /**
     * What is known of the money under a limit, in US dollars.
     *
     * @param max how much may be spent
     * @param spent how much is spent
     */
    private record Budget(double max, double spent) {
        private static final Budget UNUSED = new Budget(100, 0);
    }

    void budget(String limitId, double max, double spent) {
        budgets.put(limitId, new Budget(max, spent));
    }

    void unknown(String limitId) {
        unknown.add(limitId);
    }

    void limitState(String limitId, String state) {
        limitStates.put(limitId, state);
    }

    void warning(String warning) {
        warnings.add(warning);
    }

    void reset() {
        warnings.clear();
        limitStates.clear();
        budgets.clear();
        unknown.clear();
    }

    List<String> blocked(List<String> limitIds) {
        return limitIds.stream().filter(id -> "blocked".equals(limitStates.get(id))).toList();
    }

    PayiCall call(IngestedEvent event) {
        return PayiCall.reported(event, prices);
    }

    PayiCall call(HttpRequestRecord request, Usage usage, int status) {
        return PayiCall.proxied(request, usage, status, prices);
    }

    ObjectNode accepted(IngestedEvent event, boolean duplicate) {
        String now = Instant.now().toString();
        ObjectNode result = ingestResult(event);
        if (duplicate) {
            result.put("duplicate_request", true);
        }
        ObjectNode answer = Json.object().put("request_id", result.get("request_id").asText());
        answer.put("event_timestamp", event.body().path("event_timestamp").asText(now));
        answer.put("ingest_timestamp", now);
        answer.set("xproxy_result", result);
        return answer;
    }

    ObjectNode bulk(int total, List<Refusal> refusals) {
        ObjectNode answer = Json.object().put("request_id", nextRequestId());
        answer.put("ingest_timestamp", Instant.now().toString());
        answer.put("ingest_count", total - refusals.size());
        answer.put("error_count", refusals.size());
        answer.put("item_error_count", refusals.size());
        answer.put("total_count", total);
        ArrayNode errors = answer.putArray("errors");
        refusals.forEach(refusal -> errors.addObject()
                .put("item_index", refusal.index())
                .set("xproxy_result", refusal.error()));
        return answer;
    }

    Optional<ObjectNode> limit(String limitId) {
        if (unknown.contains(limitId)) {
            return Optional.empty();
        }
        return Optional.of(limit(limitId, budgets.getOrDefault(limitId, Budget.UNUSED)));
    }

    /** A limit of which nothing is spent. */
    ObjectNode unused(String limitId) {
        return limit(limitId, Budget.UNUSED);
    }

    private static ObjectNode limit(String limitId, Budget budget) {
        ObjectNode limit = Json.object().put("limit_id", limitId).put("limit_name", limitId).put("max", budget.max());
        limit.putObject("totals").putObject("cost").putObject("total").put("base", budget.spent());
        return limit;
    }

    /** An error as an answer. */
    static Reply refusal(int status, String code, String message) {
        return Reply.json(status, Json.write(error(status, code, message)));
    }

    static ObjectNode error(int status, String code, String message) {
        ObjectNode error = Json.object().put("statusCode", status).put("message", message);
        error.putObject("xproxy_error").put("code", code).put("message", message);
        return error;
    }

    /** The result for a call that went through the proxy. */
    ObjectNode proxyResult(HttpRequestRecord request, long input, long output) {
        ObjectNode result = result(IngestedEvent.split(request.header("xProxy-Limit-IDs").orElse(null)));
        putHeader(result, "use_case_name", request.header("xProxy-UseCase-Name"));
        putHeader(result, "use_case_id", request.header("xProxy-UseCase-ID"));
        putHeader(result, "use_case_step", request.header("xProxy-UseCase-Step"));
        putHeader(result, "user_id", request.header("xProxy-User-ID"));
        putHeader(result, "account_name", request.header("xProxy-Account-Name"));
        putCost(result, CalledModel.of(request), input, output);
        return result;
    }

    /** The result beside the error that refuses an event: without a cost. */
    ObjectNode refusedResult(IngestedEvent event) {
        return result(event.limitIds());
    }

    private ObjectNode ingestResult(IngestedEvent event) {
        ObjectNode result = result(event.limitIds());
        putHeader(result, "use_case_name", Optional.ofNullable(event.useCaseName()));
        putHeader(result, "use_case_id", Optional.ofNullable(event.useCaseId()));
        putHeader(result, "use_case_step", Optional.ofNullable(event.useCaseStep()));
        putHeader(result, "user_id", Optional.ofNullable(event.userId()));
        putHeader(result, "account_name", Optional.ofNullable(event.accountName()));
        long input = event.units().values().stream().mapToLong(IngestedEvent.Units::input).sum();
        long output = event.units().values().stream().mapToLong(IngestedEvent.Units::output).sum();
        putCost(result, event.resource(), input, output);
        return result;
    }

    private ObjectNode result(List<String> limitIds) {
        ObjectNode result = Json.object().put("request_id", nextRequestId());
        if (!limitIds.isEmpty()) {
            ObjectNode limits = result.putObject("limits");
            limitIds.forEach(id -> limits.putObject(id).put("state", limitStates.getOrDefault(id, "ok")));
        }
        List<String> blocked = blocked(limitIds);
        if (!blocked.isEmpty()) {
            ArrayNode ids = result.putArray("blocked_limit_ids");
            blocked.forEach(ids::add);
        }
        if (!warnings.isEmpty()) {
            ArrayNode texts = result.putArray("warnings");
            warnings.forEach(texts::add);
        }
        return result;
    }

    private static void putHeader(ObjectNode result, String field, Optional<String> value) {
        value.ifPresent(text -> result.put(field, text));
    }

    private void putCost(ObjectNode result, String model, long input, long output) {
        BigDecimal inputCost = prices.cost(model, input, 0);
        BigDecimal outputCost = prices.cost(model, 0, output);
        ObjectNode cost = result.putObject("cost").put("currency", "usd");
        cost.putObject("input").put("base", inputCost);
        cost.putObject("output").put("base", outputCost);
        cost.putObject("total").put("base", inputCost.add(outputCost));
    }

    String nextRequestId() {
        return Long.toString(requestId.incrementAndGet());
    }
}
