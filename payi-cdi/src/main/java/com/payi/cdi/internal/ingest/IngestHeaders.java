package com.payi.cdi.internal.ingest;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.payi.cdi.PayiHeaders;
import com.payi.cdi.internal.HeaderValue;
import com.payi.cdi.internal.context.ContextValues;

/** Writes the context of a single event as headers, as far as headers can carry it. */
final class IngestHeaders {
    private IngestHeaders() {}

    /** Null if a value cannot travel as a header: such an event goes by the bulk interface, whose body carries anything. */
    static Map<String, String> of(IngestEvent event) {
        ContextValues context = event.context();
        Map<String, String> headers = new LinkedHashMap<>();
        put(headers, PayiHeaders.LIMIT_IDS, joined(context.limitIds()));
        put(headers, PayiHeaders.USE_CASE_NAME, context.useCaseName());
        put(headers, PayiHeaders.USE_CASE_ID, context.useCaseId());
        put(headers, PayiHeaders.USE_CASE_VERSION, context.useCaseVersion());
        put(headers, PayiHeaders.USE_CASE_STEP, context.useCaseStep());
        put(headers, PayiHeaders.USER_ID, context.userId());
        put(headers, PayiHeaders.ACCOUNT_NAME, context.accountName());
        put(headers, PayiHeaders.RESOURCE_SCOPE, event.resourceScope());
        boolean safe = headers.values().stream().allMatch(HeaderValue::isSafe) && isSafe(context.limitIds());
        return safe ? headers : null;
    }

    private static void put(Map<String, String> headers, String name, Object value) {
        if (value != null) {
            headers.put(name, value.toString());
        }
    }

    private static String joined(List<String> ids) {
        return ids == null ? null : String.join(",", ids);
    }

    private static boolean isSafe(List<String> ids) {
        return ids == null || ids.stream().allMatch(HeaderValue::isSafeInList);
    }
}
