package com.payi.cdi.client.okhttp;

import java.io.IOException;

import com.payi.cdi.LimitBlockedException;

/**
 * A refusal as OkHttp can pass it on: of an asynchronous call, it passes an {@link IOException} to the callback, and lets
 * everything else end the thread.
 */
final class RefusedCallException extends IOException {
    private static final long serialVersionUID = 1L;

    RefusedCallException(LimitBlockedException refusal) {
        super(refusal.getMessage(), refusal);
    }
}
