package com.payi.it.conformance;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;
import com.payi.it.kit.ProviderExchanges;
import com.payi.it.kit.RecordedExchange;

/**
 * One call of a reported case.
 *
 * @param readTimeout      of the client, zero for none
 * @param callerBodies     what the application must read: where the usage was asked for, and where it was not; none for any body
 * @param requestUnchanged whether the provider must get what the application wrote
 * @param requestContains  what the request must have, a missing node for nothing
 * @param events           the expected events, a missing node where the case has none for this call
 */
record ReportedCall(RecordedExchange exchange, AnswerDelivery delivery, CallerReading reading, Duration readTimeout,
        List<byte[]> callerBodies, boolean requestUnchanged, JsonNode requestContains, JsonNode events) {

    /** @param proxied whether the call goes through Pay-i, which adds its result to the answer */
    static ReportedCall read(JsonNode entry, boolean proxied) {
        RecordedExchange exchange = ProviderExchanges.exchange(entry);
        AnswerDelivery delivery = AnswerDelivery.of(entry.path("delivery"));
        return new ReportedCall(exchange, delivery, CallerReading.of(entry.path("read")),
                readTimeout(entry.path("client")), callerBodies(entry, exchange, delivery, proxied),
                entry.path("request_unchanged").asBoolean(),
                entry.path("expect_request_contains"), entry.path("expect"));
    }

    /** The library leaves a compressed stream as it is, so that the usage may be in it though only the library asked for it. */
    private static List<byte[]> callerBodies(JsonNode entry, RecordedExchange exchange, AnswerDelivery delivery,
            boolean proxied) {
        if (entry.hasNonNull("caller_body")) {
            return List.of(entry.get("caller_body").asText().getBytes(StandardCharsets.UTF_8));
        }
        if (proxied) {
            return List.of();
        }
        RecordedExchange cut = delivery.cut(exchange);
        return List.of(CallerBody.of(cut), cut.response().body());
    }

    /**
     * What the application must have read; empty for any body.
     *
     * @param asked whether the library asked the provider for the usage, and so has to hide it
     */
    Optional<byte[]> callerBody(boolean asked) {
        return callerBodies.isEmpty() ? Optional.empty() : Optional.of(callerBodies.get(asked ? 0 : callerBodies.size() - 1));
    }

    private static Duration readTimeout(JsonNode client) {
        client.fieldNames().forEachRemaining(name -> {
            if (!name.equals("read_timeout_ms")) {
                throw new CannotBeRun("a client with \"" + name + "\" is not known");
            }
        });
        return Duration.ofMillis(client.path("read_timeout_ms").asLong());
    }

    /** True if the case makes the call fail, so that an exception of the client is no difference. */
    boolean mayFail() {
        return delivery.mayFail() || !readTimeout.isZero();
    }

    /** True if nothing but the case's own way of reading ends the reading. */
    boolean isReadAsItIs() {
        return reading.toTheEnd() && !mayFail();
    }
}
