package com.payi.cdi.internal.core.call;

import java.net.URI;

/**
 * Where the attempts of an operation are found again: one call of a client, or of a model. It remembers its latest
 * operation.
 */
public final class Operations {
    private Operation latest;

    /**
     * Begins an attempt whose number the client does not tell. It belongs to the latest operation if that has failed and
     * was asked for at the same address.
     */
    synchronized Attempt next(String method, URI uri) {
        if (latest == null || !latest.is(method, uri) || !latest.isFailed()) {
            latest = new Operation(method, uri, null);
        }
        return latest.next();
    }

    /**
     * Begins an attempt whose number the client tells.
     *
     * @param id of the operation, null if the client does not tell it
     */
    synchronized Attempt next(String method, URI uri, String id, int number) {
        if (number == 1 || latest == null || !latest.is(method, uri) || latest.attempts() >= number) {
            latest = new Operation(method, uri, id);
        }
        return latest.next(number);
    }
}
