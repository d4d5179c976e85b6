package com.payi.cdi.internal.core.call.proxy;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import com.payi.cdi.PayiHeaders;
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

    /** @param leftOut told the name of each header whose value cannot travel */
    public static Map<String, String> of(ContextValues context, Consumer<String> leftOut) {
        ProxyHeaders proxy = new ProxyHeaders(leftOut);
        proxy.limitIds(context.limitIds());
        proxy.text(PayiHeaders.USER_ID, context.userId());
        proxy.text(PayiHeaders.ACCOUNT_NAME, context.accountName());
        proxy.properties(PayiHeaders.REQUEST_PROPERTIES, context.requestProperties());
        proxy.text(PayiHeaders.USE_CASE_NAME, context.useCaseName());
        proxy.text(PayiHeaders.USE_CASE_ID, context.useCaseId());
        proxy.text(PayiHeaders.USE_CASE_VERSION,
                context.useCaseVersion() == null ? null : context.useCaseVersion().toString());
        proxy.text(PayiHeaders.USE_CASE_STEP, context.useCaseStep());
        proxy.properties(PayiHeaders.USE_CASE_PROPERTIES, context.useCaseProperties());
        proxy.text(PayiHeaders.PRICE_AS_CATEGORY, context.priceAsCategory());
        proxy.text(PayiHeaders.PRICE_AS_RESOURCE, context.priceAsResource());
        proxy.text(PayiHeaders.RESOURCE_SCOPE, context.resourceScope());
        if (Boolean.FALSE.equals(context.logPromptAndResponse())) {
            proxy.headers.put(PayiHeaders.LOGGING_DISABLE, "True");
        }
        return proxy.headers;
    }

    private void limitIds(List<String> ids) {
        if (ids == null) {
            return;
        }
        List<String> safe = ids.stream().filter(HeaderValue::isSafeInList).toList();
        if (safe.size() < ids.size()) {
            leftOut.accept(PayiHeaders.LIMIT_IDS);
        }
        text(PayiHeaders.LIMIT_IDS, safe.isEmpty() ? null : String.join(",", safe));
    }

    private void text(String name, String value) {
        if (value == null) {
            return;
        }
        if (HeaderValue.isSafe(value)) {
            headers.put(name, value);
        } else {
            leftOut.accept(name);
        }
    }

    /** Base64, so any character can be in them. */
    private void properties(String name, Map<String, String> properties) {
        if (properties != null) {
            String json = JsonText.write(text -> text.value(properties));
            headers.put(name, Base64.getEncoder().encodeToString(json.getBytes(StandardCharsets.UTF_8)));
        }
    }
}
