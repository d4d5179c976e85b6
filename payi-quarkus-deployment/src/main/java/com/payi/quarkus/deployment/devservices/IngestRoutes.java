package com.payi.quarkus.deployment.devservices;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.payi.cdi.internal.core.wire.JsonDocumentReader;
import com.payi.cdi.internal.core.wire.MessageReader;
import com.payi.cdi.spi.JsonShape;
import com.payi.cdi.spi.JsonTree;
import com.payi.quarkus.deployment.devservices.Ledger.Booking;
import com.payi.quarkus.runtime.devservices.PayiDevServicesConfig.LimitType;

/** The routes that take events: one, and many together. Prompts and answers in them are not kept. */
final class IngestRoutes {
    static final String PATH = "/api/v1/ingest";

    private static final String BULK = PATH + "/bulk";
    private static final JsonShape EVENT = JsonShape.of("category", "resource", "event_timestamp", "units", "http_status_code",
            "provider_response_id", "properties", "use_case_properties", "account_name", "limit_ids", "use_case_id",
            "use_case_name", "use_case_step", "use_case_version", "user_id");
    private static final String UNKNOWN_MODEL = "system.unknown_model";

    private final Ledger ledger;

    IngestRoutes(Ledger ledger) {
        this.ledger = ledger;
    }

    /** Null if there is no such route. */
    Reply answer(Request request, DevServiceSettings settings) {
        if (!request.method().equals("POST")) {
            return null;
        }
        return switch (request.path()) {
            case PATH -> single(request, settings);
            case BULK -> bulk(request, settings);
            default -> null;
        };
    }

    private Reply single(Request request, DevServiceSettings settings) {
        JsonDocumentReader reader = new JsonDocumentReader(EVENT);
        reader.accept(request.body(), 0, request.body().length);
        if (!reader.isComplete() || !reader.tree().isObject()) {
            return Reply.error(400, "invalid_json", "The body is not a JSON object");
        }
        JsonTree event = reader.tree();
        CallContext context = CallContext.ofHeaders(request::header, event);
        Map<String, Object> refusal = refusal(event, context, settings);
        if (refusal != null) {
            return Reply.json(400, refusal);
        }
        String id = request.parameter("id");
        Booking booking = book(event, id != null ? id : event.at("provider_response_id").text(), context, settings);
        return Reply.json(200, PayiAnswers.accepted(booking, event.at("event_timestamp").text()));
    }

    private Reply bulk(Request request, DevServiceSettings settings) {
        List<JsonTree> items = new ArrayList<>();
        MessageReader reader = new MessageReader(EVENT, items::add);
        reader.accept(request.body(), 0, request.body().length);
        if (!reader.isStream() || !reader.isComplete()) {
            return Reply.error(400, "invalid_json", "The body is not a JSON array");
        }
        List<PayiAnswers.Refusal> refusals = new ArrayList<>();
        String requestId = "";
        for (int i = 0; i < items.size(); i++) {
            JsonTree item = items.get(i);
            CallContext context = CallContext.ofItem(item);
            Map<String, Object> refusal = refusal(item, context, settings);
            if (refusal != null) {
                refusals.add(new PayiAnswers.Refusal(i, refusal));
            } else {
                requestId = Long.toString(
                        book(item, item.at("provider_response_id").text(), context, settings).call().number());
            }
        }
        boolean nothingAccepted = !refusals.isEmpty() && refusals.size() == items.size();
        return Reply.json(nothingAccepted ? 400 : 200, PayiAnswers.bulk(requestId, items.size(), refusals));
    }

    private Booking book(JsonTree event, String id, CallContext context, DevServiceSettings settings) {
        String resource = event.at("resource").text();
        return ledger.book(new Ledger.Entry(ReceivedCall.Mode.INGEST, id, event.at("category").text(),
                resource == null ? UNKNOWN_MODEL : resource,
                event.at("http_status_code").exists() ? event.at("http_status_code").count() : null, context,
                units(event.at("units"))), settings);
    }

    private static Map<String, Units> units(JsonTree units) {
        Map<String, Units> counts = new LinkedHashMap<>();
        units.members().keySet().forEach(name -> counts.put(name.toString(),
                new Units(units.at(name.toString(), "input").count(), units.at(name.toString(), "output").count())));
        return counts;
    }

    /** Null for an event that Pay-i takes. */
    private static Map<String, Object> refusal(JsonTree event, CallContext context, DevServiceSettings settings) {
        String category = event.at("category").text();
        if (category == null || category.isEmpty()) {
            return PayiAnswers.error(400, "required_field_missing", "category is missing");
        }
        if (!event.at("units").isObject()) {
            return PayiAnswers.error(400, "required_field_missing", "units is missing");
        }
        for (Object name : event.at("units").members().keySet()) {
            Map<?, ?> unit = event.at("units", name.toString()).members();
            if (!unit.values().stream().allMatch(count -> count instanceof Long number && number >= 0)) {
                return PayiAnswers.error(400, "request_processing_error",
                        "units." + name + " has a count that is not an integer of 0 or more");
            }
        }
        return refusal(context, settings);
    }

    /** A limit cannot block a call that was made already. */
    private static Map<String, Object> refusal(CallContext context, DevServiceSettings settings) {
        List<String> blocking = context.limitIds().stream().filter(id -> settings.limits().containsKey(id)
                && settings.limits().get(id).type() == LimitType.BLOCK).toList();
        return blocking.isEmpty()
                ? null
                : PayiAnswers.error(400, "blocking_limit_not_allowed", "Limits of the type block hold for proxied calls only: "
                        + String.join(", ", blocking));
    }
}
