package com.payi.cdi.internal.core.call.proxy;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;

import com.payi.cdi.PayiHeaders;
import com.payi.cdi.internal.core.context.ContextField;
import com.payi.cdi.internal.core.context.ContextValues;
import com.payi.cdi.internal.core.context.FieldKind;
import com.payi.cdi.internal.core.context.UseCaseName;
import com.payi.cdi.internal.core.wire.JsonDocumentReader;
import com.payi.cdi.spi.JsonTree;

/**
 * The xProxy headers that an application set on one call: the strongest level of the context. The case of names does
 * not matter. An empty value blocks, any other value replaces. With a use case name of its own, a call inherits no id,
 * version and step of a use case.
 */
public final class HeaderContext {
    private final Map<String, String> headers;
    private final Consumer<Ignored> ignored;

    /** A header whose value is not allowed; the context's value holds instead. */
    public record Ignored(String name, String allowed) {}

    /** @param ignored takes each header that is ignored */
    public HeaderContext(Map<String, String> all, Consumer<Ignored> ignored) {
        this.ignored = ignored;
        this.headers = ofPayi(all);
    }

    private static Map<String, String> ofPayi(Map<String, String> all) {
        // Most calls have none.
        Map<String, String> found = Map.of();
        for (Map.Entry<String, String> header : all.entrySet()) {
            if (isPayiHeader(header.getKey())) {
                found = found.isEmpty() ? new LinkedHashMap<>() : found;
                found.put(header.getKey().toLowerCase(Locale.ROOT), header.getValue() == null ? "" : header.getValue().strip());
            }
        }
        return found;
    }

    public static boolean isPayiHeader(String name) {
        return name.regionMatches(true, 0, PayiHeaders.PREFIX, 0, PayiHeaders.PREFIX.length());
    }

    /** The context with the headers over it. */
    public ContextValues over(ContextValues context) {
        if (headers.isEmpty()) {
            return context;
        }
        String ownUseCase = header(ContextField.USE_CASE_NAME);
        ContextValues.Builder merged = context.toBuilder();
        for (ContextField field : ContextField.withHeader()) {
            if (ownUseCase != null && isOfInstance(field)) {
                merged.set(field, ownUseCase.isEmpty() ? null : value(field, null));
            } else if (header(field) != null) {
                merged.set(field, value(field, context.get(field)));
            }
        }
        return merged.build();
    }

    /** The properties of a use case stay with a call that names another one, as with Pay-i's own SDK. */
    private static boolean isOfInstance(ContextField field) {
        return field.isOfUseCase() && field.kind() != FieldKind.PROPERTIES;
    }

    private String header(ContextField field) {
        return headers.get(field.header().toLowerCase(Locale.ROOT));
    }

    private Object value(ContextField field, Object inherited) {
        String text = header(field);
        if (text == null) {
            return inherited;
        }
        return switch (field.kind()) {
            case TEXT ->
                text.isEmpty() ? null : field == ContextField.USE_CASE_NAME ? UseCaseName.fittedWithWarning(text) : text;
            case NUMBER -> text.isEmpty() ? null : version(field, text, inherited);
            // No header carries one.
            case AMOUNT -> inherited;
            case FLAG -> text.isEmpty() ? inherited : logging(text);
            case LIST -> list(field, text);
            case PROPERTIES -> text.isEmpty() ? null : properties(field, text, inherited);
        };
    }

    private Object version(ContextField field, String text, Object inherited) {
        try {
            int version = Integer.parseInt(text);
            if (version >= 0) {
                return version;
            }
        } catch (NumberFormatException e) {
            // Reported below, together with negative numbers.
        }
        ignored.accept(new Ignored(field.header(), "an integer from 0 on"));
        return inherited;
    }

    /** The value counts, not the presence of the header: {@code False} does not disable logging. */
    private static Boolean logging(String disable) {
        return !disable.equalsIgnoreCase("true");
    }

    private static Object list(ContextField field, String text) {
        List<?> own = (List<?>) ContextValues.builder().set(field, List.of(text.split(","))).get(field);
        return own.isEmpty() ? null : own;
    }

    private Object properties(ContextField field, String text, Object inherited) {
        Map<String, String> own = bag(text.startsWith("{") ? text : decoded(text));
        if (own == null) {
            ignored.accept(new Ignored(field.header(), "a JSON object, plain or as base64"));
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
        JsonTree tree = JsonDocumentReader.whole(json.getBytes(StandardCharsets.UTF_8));
        if (!tree.isObject()) {
            return null;
        }
        Map<String, String> bag = new LinkedHashMap<>();
        tree.members().keySet().forEach(key -> {
            JsonTree value = tree.at(key.toString());
            bag.put(key.toString(), !value.exists() ? null : value.text() != null ? value.text() : value.toJson());
        });
        return bag;
    }
}
