package com.payi.cdi.internal.core.call.proxy;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;

import com.payi.cdi.PayiHeaders;
import com.payi.cdi.internal.core.context.ContextValues;
import com.payi.cdi.internal.core.context.UseCaseName;
import com.payi.cdi.internal.core.wire.JsonDocumentReader;
import com.payi.cdi.spi.JsonShape;
import com.payi.cdi.spi.JsonTree;

/**
 * What a caller set as xProxy headers on one call: the strongest level. Names match without regard to case, an empty value
 * blocks, anything else replaces. A use case name of one's own takes no id, version and step from the context.
 */
public final class HeaderContext {
    private final Map<String, String> headers = new LinkedHashMap<>();
    private final Consumer<Ignored> ignored;

    /** A header whose value is not what it should be; the context's value holds instead. */
    public record Ignored(String name, String allowed) {}

    public HeaderContext(Map<String, String> all, Consumer<Ignored> ignored) {
        this.ignored = ignored;
        all.forEach((name, value) -> {
            if (isPayiHeader(name)) {
                headers.put(name.toLowerCase(Locale.ROOT), value == null ? "" : value.strip());
            }
        });
    }

    public static boolean isPayiHeader(String name) {
        return name.regionMatches(true, 0, PayiHeaders.PREFIX, 0, PayiHeaders.PREFIX.length());
    }

    public ContextValues over(ContextValues context) {
        if (headers.isEmpty()) {
            return context;
        }
        ContextValues.Builder merged = context.toBuilder();
        useCase(context, merged);
        return merged.limitIds(limitIds(context.limitIds()))
                .userId(text(PayiHeaders.USER_ID, context.userId()))
                .accountName(text(PayiHeaders.ACCOUNT_NAME, context.accountName()))
                .requestProperties(properties(PayiHeaders.REQUEST_PROPERTIES, context.requestProperties()))
                .useCaseProperties(properties(PayiHeaders.USE_CASE_PROPERTIES, context.useCaseProperties()))
                .priceAsCategory(text(PayiHeaders.PRICE_AS_CATEGORY, context.priceAsCategory()))
                .priceAsResource(text(PayiHeaders.PRICE_AS_RESOURCE, context.priceAsResource()))
                .resourceScope(text(PayiHeaders.RESOURCE_SCOPE, context.resourceScope()))
                .logPromptAndResponse(logging(context.logPromptAndResponse()))
                .build();
    }

    private void useCase(ContextValues context, ContextValues.Builder merged) {
        String name = header(PayiHeaders.USE_CASE_NAME);
        if (name != null && name.isEmpty()) {
            merged.useCaseName(null).useCaseId(null).useCaseVersion(null).useCaseStep(null);
            return;
        }
        boolean ownName = name != null;
        merged.useCaseName(ownName ? UseCaseName.fittedWithWarning(name) : context.useCaseName())
                .useCaseId(text(PayiHeaders.USE_CASE_ID, ownName ? null : context.useCaseId()))
                .useCaseVersion(version(ownName ? null : context.useCaseVersion()))
                .useCaseStep(text(PayiHeaders.USE_CASE_STEP, ownName ? null : context.useCaseStep()));
    }

    private String header(String name) {
        return headers.get(name.toLowerCase(Locale.ROOT));
    }

    private String text(String name, String inherited) {
        String value = header(name);
        if (value == null) {
            return inherited;
        }
        return value.isEmpty() ? null : value;
    }

    private Integer version(Integer inherited) {
        String text = header(PayiHeaders.USE_CASE_VERSION);
        if (text == null || text.isEmpty()) {
            return text == null ? inherited : null;
        }
        try {
            int version = Integer.parseInt(text);
            if (version >= 0) {
                return version;
            }
        } catch (NumberFormatException e) {
            // Told below, together with negative numbers.
        }
        ignored.accept(new Ignored(PayiHeaders.USE_CASE_VERSION, "an integer from 0 on"));
        return inherited;
    }

    private List<String> limitIds(List<String> inherited) {
        String ids = header(PayiHeaders.LIMIT_IDS);
        if (ids == null) {
            return inherited;
        }
        List<String> own = ContextValues.builder().limitIds(List.of(ids.split(","))).build().limitIds();
        return own.isEmpty() ? null : own;
    }

    private Map<String, String> properties(String name, Map<String, String> inherited) {
        String text = header(name);
        if (text == null || text.isEmpty()) {
            return text == null ? inherited : null;
        }
        Map<String, String> own = bag(text.startsWith("{") ? text : decoded(text));
        if (own == null) {
            ignored.accept(new Ignored(name, "a JSON object, plain or as base64"));
            return inherited;
        }
        return own.isEmpty() ? null : own;
    }

    private static String decoded(String base64) {
        try {
            return new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return "";
        }
    }

    /** Null if the text is no JSON object. */
    private static Map<String, String> bag(String json) {
        JsonDocumentReader reader = new JsonDocumentReader(JsonShape.everything());
        byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
        reader.accept(bytes, 0, bytes.length);
        JsonTree tree = reader.tree();
        if (!reader.isComplete() || !tree.isObject()) {
            return null;
        }
        Map<String, String> bag = new LinkedHashMap<>();
        tree.members().keySet().forEach(key -> {
            JsonTree value = tree.at(key.toString());
            bag.put(key.toString(), !value.exists() ? null : value.text() != null ? value.text() : value.toJson());
        });
        return bag;
    }

    /** The value counts, not the mere presence: a caller who writes "False" does not want logging disabled. */
    private Boolean logging(Boolean inherited) {
        String disable = header(PayiHeaders.LOGGING_DISABLE);
        if (disable == null || disable.isEmpty()) {
            return inherited;
        }
        return !disable.equalsIgnoreCase("true");
    }
}
