package com.payi.cdi.spi;

/**
 * One event on its way to Pay-i.
 *
 * @param id the event's id (Pay-i: {@code provider_response_id}), the same at every attempt, so that whoever receives an event
 *           twice can tell
 * @param json the event as an item of Pay-i's bulk interface ({@code POST /api/v1/ingest/bulk}); one line, without line breaks
 * @since 0.1
 */
public record OutgoingEvent(String id, String json) {
    /** Never shows the content, which may hold a prompt. */
    @Override
    public String toString() {
        return "OutgoingEvent[" + id + "]";
    }
}
