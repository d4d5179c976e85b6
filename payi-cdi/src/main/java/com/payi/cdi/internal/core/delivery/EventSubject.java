package com.payi.cdi.internal.core.delivery;

import com.payi.cdi.internal.core.context.ContextField;
import com.payi.cdi.internal.core.wire.JsonDocumentReader;
import com.payi.cdi.spi.JsonShape;
import com.payi.cdi.spi.JsonTree;

/**
 * What an event is about, also where another process has written it.
 *
 * @param useCase empty for none
 * @param category empty where it is not known
 * @param resource empty where it is not known
 * @param hasUnits whether it names what the call consumed
 */
public record EventSubject(String useCase, String category, String resource, int httpStatus, boolean hasUnits) {
    private static final EventSubject UNKNOWN = new EventSubject("", "", "", 0, false);
    private static final String USE_CASE = ContextField.USE_CASE_NAME.payiName();
    private static final JsonShape SHAPE = JsonShape.of(USE_CASE, "category", "resource", "http_status_code", "units");

    public static EventSubject of(IngestEvent event) {
        return new EventSubject(present(event.context().useCaseName()), present(event.category()), present(event.resource()),
                event.httpStatus(), !event.units().isEmpty());
    }

    /** @param json an event as it is sent; null where its text is not in memory */
    public static EventSubject read(String json) {
        if (json == null) {
            return UNKNOWN;
        }
        JsonTree event = JsonDocumentReader.read(SHAPE, json);
        return new EventSubject(present(event.at(USE_CASE).text()), present(event.at("category").text()),
                present(event.at("resource").text()), event.at("http_status_code").count(),
                !event.at("units").members().isEmpty());
    }

    private static String present(String text) {
        return text == null ? "" : text;
    }
}
