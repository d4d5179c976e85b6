package com.payi.cdi.internal.core.delivery;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import com.payi.cdi.internal.core.context.ContextValues;
import com.payi.cdi.spi.Usage;

/**
 * One call as it is reported to Pay-i. The id is fixed before the first attempt to deliver, so that Pay-i can recognize
 * a repeated event.
 *
 * @param context effective values
 * @param properties the request's properties together with the library's own
 * @param timeToFirstTokenMillis null unless the answer was a stream
 * @param timeToFirstContentMillis null unless the answer was a stream that had content
 * @param requestJson null unless prompts may be sent
 * @param responseJson null unless answers may be sent; more than one for a stream
 */
public record IngestEvent(String id, ContextValues context, String category, String resource, Map<String, Usage.Units> units,
        Instant timestamp, int latencyMillis, Integer timeToFirstTokenMillis, Integer timeToFirstContentMillis, int httpStatus,
        Map<String, String> properties,
        String providerUri, String requestJson, List<String> responseJson, List<Usage.FunctionCall> functionCalls,
        String resourceScope, Map<String, String> requestHeaders, Map<String, String> responseHeaders) {
    /** The objects of an event that is not written yet, without its texts. */
    private static final int FIXED_BYTES = 1500;

    /** An estimate of what the event keeps in memory: for the limit on what may wait there. */
    long estimatedBytes() {
        long bytes = FIXED_BYTES + contextBytes() + EventSize.of(properties) + EventSize.of(requestHeaders)
                + EventSize.of(responseHeaders) + EventSize.of(requestJson) + EventSize.of(responseJson)
                + EventSize.of(providerUri) + EventSize.of(resource);
        for (Usage.FunctionCall call : functionCalls) {
            bytes += EventSize.of(call.name()) + EventSize.of(call.arguments());
        }
        return bytes;
    }

    /** Its context alone, which the frame keeps as long as it waits for the result. */
    long contextBytes() {
        return EventSize.of(context);
    }
}
