package com.payi.cdi.internal.core.call;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.WeakHashMap;

import com.payi.cdi.internal.core.config.AttemptProperties;
import com.payi.cdi.internal.core.context.ContextField;
import com.payi.cdi.internal.core.context.ContextValues;

/**
 * Tells which attempt of which operation a request is. A client that counts its attempts sends the number in a header;
 * the attempts of others are counted here.
 */
final class AttemptCount {
    /** Of the SDKs that Stainless generates, such as openai-java and anthropic-java; 0 for the first attempt. */
    private static final String RETRIES = "X-Stainless-Retry-Count";
    /** Of the AWS SDK, such as "attempt=2; max=3". */
    private static final String AWS_ATTEMPT = "amz-sdk-request";
    private static final String AWS_OPERATION = "amz-sdk-invocation-id";
    private static final String OPERATION_ID = "payi.operation_id";
    private static final String ATTEMPT = "payi.attempt";

    private final AttemptProperties wanted;
    /** For clients that count but do not show which requests belong together: the thread makes one at a time. */
    private final Map<Thread, Operations> ofThreads = Collections.synchronizedMap(new WeakHashMap<>());

    AttemptCount(AttemptProperties wanted) {
        this.wanted = wanted;
    }

    /** Null where nothing shows that the request could be one of several. */
    Attempt of(OutboundCall outbound, Map<String, String> headers) {
        if (wanted == AttemptProperties.NEVER) {
            return null;
        }
        int number = number(headers);
        MethodAttempts tried = MethodAttempts.current();
        if (tried != null) {
            return tried.next(outbound.method(), outbound.uri(), number);
        }
        Operations operations = outbound.operations();
        if (number > 0) {
            return (operations != null ? operations : ofThread())
                    .next(outbound.method(), outbound.uri(), headers.get(AWS_OPERATION), number);
        }
        if (operations != null) {
            return operations.next(outbound.method(), outbound.uri());
        }
        return wanted == AttemptProperties.ALWAYS ? new Operation(outbound.method(), outbound.uri(), null).next() : null;
    }

    private Operations ofThread() {
        return ofThreads.computeIfAbsent(Thread.currentThread(), thread -> new Operations());
    }

    /** The effective values of a call, with what identifies the attempt; the application's own properties win. */
    ContextValues in(ContextValues effective, Attempt attempt) {
        if (attempt == null || attempt.number() == 1 && wanted != AttemptProperties.ALWAYS) {
            return effective;
        }
        Map<String, String> given = effective.requestProperties();
        Map<String, String> properties = given == null ? new LinkedHashMap<>() : new LinkedHashMap<>(given);
        properties.putIfAbsent(OPERATION_ID, attempt.operation().id());
        properties.putIfAbsent(ATTEMPT, Integer.toString(attempt.number()));
        return effective.toBuilder().set(ContextField.REQUEST_PROPERTIES, properties).build();
    }

    /** 0 if the client does not tell. */
    private static int number(Map<String, String> headers) {
        String retries = headers.get(RETRIES);
        if (retries != null) {
            return digits(retries, 0) + 1;
        }
        String attempt = headers.get(AWS_ATTEMPT);
        int begin = attempt == null ? -1 : attempt.indexOf("attempt=");
        return begin < 0 ? 0 : Math.max(0, digits(attempt, begin + "attempt=".length()));
    }

    /** The number that begins at an index; -1 for none. */
    private static int digits(String text, int begin) {
        int end = begin;
        while (end < text.length() && end < begin + 6 && text.charAt(end) >= '0' && text.charAt(end) <= '9') {
            end++;
        }
        return end == begin ? -1 : Integer.parseInt(text, begin, end, 10);
    }
}
