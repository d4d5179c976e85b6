package com.payi.cdi.spi;

/**
 * One event to be sent to Pay-i.
 *
 * @param id the event's id (Pay-i: {@code provider_response_id}), the same each time the event is sent, so that a
 *           receiver recognizes a repeated event
 * @param json the event as an item of Pay-i's bulk interface ({@code POST /api/v1/ingest/bulk}), on one line
 * @since 0.1
 */
public record OutgoingEvent(String id, String json) {
    /** Shows the id only: the JSON may contain a prompt. */
    @Override
    public String toString() {
        return "OutgoingEvent[" + id + "]";
    }
}
