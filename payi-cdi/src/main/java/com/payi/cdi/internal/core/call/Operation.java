package com.payi.cdi.internal.core.call;

import java.net.URI;

import com.payi.cdi.internal.core.context.RandomId;

/** What the application asked for once. It counts its attempts, which clients make one after the other. */
final class Operation {
    private final String method;
    private final URI uri;
    private String id;
    private int attempts;
    private boolean failed;

    /** @param id null to have one generated when it is needed */
    Operation(String method, URI uri, String id) {
        this.method = method;
        this.uri = uri;
        this.id = id;
    }

    synchronized String id() {
        if (id == null) {
            id = RandomId.next();
        }
        return id;
    }

    boolean is(String otherMethod, URI other) {
        return method.equals(otherMethod) && uri.equals(other);
    }

    /** Begins the next attempt. */
    synchronized Attempt next() {
        attempts++;
        failed = false;
        return new Attempt(this, attempts);
    }

    /** Begins the attempt with a number that the client has given it. */
    synchronized Attempt next(int number) {
        attempts = number;
        failed = false;
        return new Attempt(this, number);
    }

    synchronized int attempts() {
        return attempts;
    }

    /** The latest attempt ended without an answer, with an error or with a part of an answer: a client may try again. */
    synchronized void failed() {
        failed = true;
    }

    /** Whether the latest attempt has ended and has failed. */
    synchronized boolean isFailed() {
        return failed;
    }
}
