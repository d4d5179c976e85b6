package com.payi.cdi.internal.core.call;

import java.net.URI;
import java.util.Map;

import com.payi.cdi.internal.core.context.CurrentFrame;
import com.payi.cdi.internal.core.context.Frame;

/** One HTTP request that a client is about to send, whatever the client is. */
public interface OutboundCall {
    String method();

    /** Where the application addressed the request to. */
    URI uri();

    /** The headers by name as the caller wrote it; of several values the last. */
    Map<String, String> headers();

    /** The frame that the call was made in, which need not be that of this thread; null if no context was open. */
    default Frame frame() {
        return CurrentFrame.get();
    }

    /**
     * Whether the calling thread itself waits for the answer, so that a call without one is over when its context ends.
     */
    boolean isBlocking();

    /**
     * Changes the request. Called once at most, and only if there is something to change. The URI is set first: a
     * failure behind it leaves a request to Pay-i without headers, never one to a provider with them.
     */
    void apply(RequestChange change);
}
