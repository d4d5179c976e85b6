package com.payi.cdi.internal.core.call.proxy;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import com.payi.cdi.PayiHeaders;
import com.payi.cdi.internal.core.context.ContextField;
import com.payi.cdi.internal.core.context.ContextValues;
import com.payi.cdi.internal.core.wire.HeaderValue;
import com.payi.cdi.internal.core.wire.JsonText;

/** Writes a context as the headers of a proxied call. */
public final class ProxyHeaders {
    private final Map<String, String> headers = new LinkedHashMap<>();
    private final Consumer<String> leftOut;

    private ProxyHeaders(Consumer<String> leftOut) {
        this.leftOut = leftOut;
    }

    /** Whether a header has nothing to do with a context, but with the way of a call through Pay-i. */
    public static boolean isRouting(String name) {
        return name.equalsIgnoreCase(PayiHeaders.API_KEY) || name.equalsIgnoreCase(PayiHeaders.PROVIDER_BASE_URI);
    }

    /** @param leftOut takes the name of each header whose value an HTTP header cannot carry */
    public static Map<String, String> of(ContextValues context, Consumer<String> leftOut) {
        ProxyHeaders proxy = new ProxyHeaders(leftOut);
        for (ContextField field : ContextField.withHeader()) {
            Object value = context.get(field);
            if (value != null) {
                proxy.add(field, value);
            }
        }
        return proxy.headers;
    }

    private void add(ContextField field, Object value) {
        switch (field.kind()) {
            case TEXT, NUMBER, AMOUNT -> text(field.header(), value.toString());
            case FLAG -> flag(field.header(), (Boolean) value);
            case LIST -> list(field.header(), (List<?>) value);
            case PROPERTIES -> properties(field.header(), (Map<?, ?>) value);
        }
    }

    private void text(String name, String value) {
        if (HeaderValue.isSafe(value)) {
            headers.put(name, value);
        } else {
            leftOut.accept(name);
        }
    }

    /** The header can only disable logging; there is none to enable it. */
    private void flag(String name, boolean logging) {
        if (!logging) {
            headers.put(name, "True");
        }
    }

    private void list(String name, List<?> values) {
        List<String> safe = values.stream().map(Object::toString).filter(HeaderValue::isSafeInList).toList();
        if (safe.size() < values.size()) {
            leftOut.accept(name);
        }
        if (!safe.isEmpty()) {
            text(name, String.join(",", safe));
        }
    }

    /** Base64, so that properties may contain any character. */
    private void properties(String name, Map<?, ?> properties) {
        String json = new JsonText().value(properties).toString();
        headers.put(name, Base64.getEncoder().encodeToString(json.getBytes(StandardCharsets.UTF_8)));
    }
}
