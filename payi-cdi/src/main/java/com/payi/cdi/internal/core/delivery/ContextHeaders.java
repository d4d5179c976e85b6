package com.payi.cdi.internal.core.delivery;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import com.payi.cdi.PayiHeaders;
import com.payi.cdi.internal.core.wire.HeaderValue;

/** Collects the context of one event as the headers of a single request. */
public final class ContextHeaders {
    private static final String LIMIT_IDS = "limit_ids";
    private static final Map<String, String> NAMES = Map.of(
            LIMIT_IDS, PayiHeaders.LIMIT_IDS,
            "use_case_name", PayiHeaders.USE_CASE_NAME,
            "use_case_id", PayiHeaders.USE_CASE_ID,
            "use_case_version", PayiHeaders.USE_CASE_VERSION,
            "use_case_step", PayiHeaders.USE_CASE_STEP,
            "user_id", PayiHeaders.USER_ID,
            "account_name", PayiHeaders.ACCOUNT_NAME,
            "scope", PayiHeaders.RESOURCE_SCOPE);

    private final List<String> headers = new ArrayList<>();
    private boolean safe = true;

    /** Whether a member of an event travels as a header. */
    public static boolean carries(String member) {
        return NAMES.containsKey(member);
    }

    /** Whether such a member is a list. */
    public static boolean isList(String member) {
        return member.equals(LIMIT_IDS);
    }

    /** @param value a list of texts, or something whose text is the value */
    public void put(String member, Object value) {
        if (value instanceof List<?> list) {
            List<String> texts = list.stream().map(String::valueOf).toList();
            safe &= texts.stream().allMatch(HeaderValue::isSafeInList);
            add(member, texts.size() == 1 ? texts.get(0) : String.join(",", texts));
        } else {
            String text = String.valueOf(value);
            safe &= HeaderValue.isSafe(text);
            add(member, text);
        }
    }

    private void add(String member, String value) {
        headers.add(NAMES.get(member));
        headers.add(value);
    }

    /**
     * Names and values in turn, which is the least memory for each waiting event. Null if a value cannot travel as a
     * header: the event is sent by the bulk interface then.
     */
    public List<String> headers() {
        return safe ? List.copyOf(headers) : null;
    }
}
