package com.payi.cdi.internal.core.call;

import java.net.URI;
import java.util.Map;

import com.payi.cdi.internal.core.context.ContextValues;
import com.payi.cdi.internal.core.context.Frame;
import com.payi.cdi.spi.ProviderDialect;

/**
 * A call that a dialect recognizes, as the application addressed it.
 *
 * @param headers the caller's, by name in any case
 * @param context the effective values: the frame's, and above them the caller's own headers of Pay-i
 * @param certain whether the call can be nothing else
 * @param attempt null where nothing shows that the request could be one of several
 * @param workAskedFor the id of the work in the background that the call asks about, null for a call that begins its own
 */
record GenAiCall(ProviderDialect dialect, URI uri, Map<String, String> headers, Frame frame, ContextValues context,
        boolean certain, Attempt attempt, String workAskedFor) {
    /** The same call to another address. */
    GenAiCall at(URI other) {
        return new GenAiCall(dialect, other, headers, frame, context, certain, attempt, workAskedFor);
    }

    /** Without the headers, which have credentials. */
    @Override
    public String toString() {
        return "GenAiCall[uri=" + uri + ", certain=" + certain + "]";
    }
}
