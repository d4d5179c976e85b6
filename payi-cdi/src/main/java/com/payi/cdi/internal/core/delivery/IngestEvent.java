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
    /** What an event without texts of the application comes to as JSON, generously. */
    private static final int FIXED_BYTES = 1500;

    /** An estimate of the size as JSON, without writing it: for the limit on what may wait in memory. */
    long estimatedBytes() {
        long bytes = FIXED_BYTES + length(requestJson);
        for (String text : responseJson == null ? List.<String>of() : responseJson) {
            bytes += length(text);
        }
        for (Usage.FunctionCall call : functionCalls) {
            bytes += length(call.arguments());
        }
        return bytes;
    }

    private static int length(String text) {
        return text == null ? 0 : text.length();
    }
}
