package com.payi.cdi.internal.core.delivery;

import com.payi.cdi.internal.core.context.ContextField;
import com.payi.cdi.internal.core.wire.JsonDocumentReader;
import com.payi.cdi.spi.JsonShape;
import com.payi.cdi.spi.JsonTree;

/**
 * The use case of an event or a score, which another process may have written.
 *
 * @param name empty for none
 * @param instance the name with the id of the instance, for comparison and logs; null without an id
 */
record EventUseCase(String name, String instance) {
    private static final String NAME = ContextField.USE_CASE_NAME.payiName();
    private static final String ID = ContextField.USE_CASE_ID.payiName();
    private static final JsonShape SHAPE = JsonShape.of(NAME, ID);

    /** The use case of an event whose text is in memory. */
    static EventUseCase of(DeliveryEvent event) {
        JsonTree tree = JsonDocumentReader.read(SHAPE, event.json());
        String name = tree.at(NAME).text();
        String id = tree.at(ID).text();
        // No name of a use case has a slash.
        return new EventUseCase(name == null ? "" : name, name == null || id == null ? null : name + "/" + id);
    }
}
