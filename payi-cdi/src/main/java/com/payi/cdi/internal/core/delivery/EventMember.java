package com.payi.cdi.internal.core.delivery;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;

/** The members of an event in JSON whose values are plain, apart from those of its context. */
enum EventMember {
    CATEGORY,
    RESOURCE,
    EVENT_TIMESTAMP,
    END_TO_END_LATENCY_MS,
    TIME_TO_FIRST_TOKEN_MS,
    TIME_TO_FIRST_COMPLETION_TOKEN_MS,
    HTTP_STATUS_CODE,
    PROPERTIES,
    USE_CASE_PROPERTIES,
    PROVIDER_URI,
    PROVIDER_REQUEST_JSON,
    PROVIDER_RESPONSE_JSON,
    PROVIDER_RESPONSE_ID,
    SCOPE;

    private final String jsonName = name().toLowerCase(Locale.ROOT);

    String jsonName() {
        return jsonName;
    }

    /** Null where the event has no such member. */
    Object of(IngestEvent event) {
        return switch (this) {
            case CATEGORY -> event.category();
            case RESOURCE -> event.resource();
            case EVENT_TIMESTAMP -> text(event.timestamp());
            case END_TO_END_LATENCY_MS -> event.latencyMillis();
            case TIME_TO_FIRST_TOKEN_MS -> event.timeToFirstTokenMillis();
            case TIME_TO_FIRST_COMPLETION_TOKEN_MS -> event.timeToFirstContentMillis();
            case HTTP_STATUS_CODE -> event.httpStatus();
            case PROPERTIES -> event.properties().isEmpty() ? null : event.properties();
            case USE_CASE_PROPERTIES -> event.context().useCaseProperties();
            case PROVIDER_URI -> event.providerUri();
            case PROVIDER_REQUEST_JSON -> event.requestJson();
            case PROVIDER_RESPONSE_JSON -> response(event.responseJson());
            case PROVIDER_RESPONSE_ID -> event.id();
            case SCOPE -> event.resourceScope();
        };
    }

    /** As {@link Instant#toString}, without a formatter, which costs as much as all the rest. */
    private static String text(Instant timestamp) {
        OffsetDateTime time = timestamp.atOffset(ZoneOffset.UTC);
        // A time at the beginning of a minute would be written without its seconds.
        return time.getSecond() == 0 && time.getNano() == 0 ? timestamp.toString() : time.toString();
    }

    private static Object response(List<String> texts) {
        return texts == null || texts.size() != 1 ? texts : texts.get(0);
    }
}
