package com.payi.cdi.internal.core.delivery;

import java.util.List;

import com.payi.cdi.spi.OutgoingEvent;

/**
 * What is sent of an event.
 *
 * @param json the event as an item of Pay-i's bulk interface, which carries everything: first the members of the body
 *             of a single request, then the context
 * @param single how the item becomes a single request; null if another process wrote it, so that it has to be parsed
 */
public record EventContent(String id, String json, SingleForm single) {
    /**
     * The form of an event in Pay-i's interface for single events: the context in headers, the rest in the body.
     *
     * @param bodyLength of the item's beginning that is the body, without the brace that ends it
     * @param headers names and values in turn; null if a value cannot travel as a header
     */
    public record SingleForm(int bodyLength, List<String> headers) {}

    /** The content of an event that another process may have written. */
    public static EventContent read(OutgoingEvent event) {
        return new EventContent(event.id(), event.json(), null);
    }

    /** The body of a single request; only where {@link #single} is known. */
    public String singleBody() {
        return json.substring(0, single.bodyLength()).concat("}");
    }

    OutgoingEvent outgoing() {
        return new OutgoingEvent(id, json);
    }

    /** Never shows the content, which may hold a prompt. */
    @Override
    public String toString() {
        return "EventContent[" + id + "]";
    }
}
