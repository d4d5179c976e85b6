package com.payi.cdi.internal.core.delivery;

import java.nio.charset.StandardCharsets;

import com.payi.cdi.internal.core.context.ContextField;
import com.payi.cdi.internal.core.wire.JsonDocumentReader;
import com.payi.cdi.spi.JsonShape;

/** Finds the use case of an event, which another process may have written. */
final class EventUseCase {
    private static final String NAME = ContextField.USE_CASE_NAME.payiName();
    private static final JsonShape SHAPE = JsonShape.of(NAME);

    private EventUseCase() {}

    /** The name of the use case of an event whose text is in memory; empty for none. */
    static String of(DeliveryEvent event) {
        byte[] json = event.json().getBytes(StandardCharsets.UTF_8);
        JsonDocumentReader reader = new JsonDocumentReader(SHAPE);
        reader.accept(json, 0, json.length);
        String name = reader.tree().at(NAME).text();
        return name == null ? "" : name;
    }
}
