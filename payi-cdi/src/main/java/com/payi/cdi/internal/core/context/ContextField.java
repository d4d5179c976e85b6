package com.payi.cdi.internal.core.context;

import static com.payi.cdi.internal.core.context.ContextField.Place.ANNOTATION;
import static com.payi.cdi.internal.core.context.ContextField.Place.EVENT;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import com.payi.cdi.PayiHeaders;

/**
 * The values that a context holds. This list drives the merge of contexts, the headers of calls, the JSON of events,
 * the members of the annotation and the configuration. The order is the one of headers and JSON members.
 */
public enum ContextField {
    LIMIT_IDS("limit_ids", FieldKind.LIST, PayiHeaders.LIMIT_IDS, ANNOTATION, EVENT),
    USER_ID("user_id", FieldKind.TEXT, PayiHeaders.USER_ID, ANNOTATION, EVENT),
    ACCOUNT_NAME("account_name", FieldKind.TEXT, PayiHeaders.ACCOUNT_NAME, ANNOTATION, EVENT),
    /** An event has them together with the library's own properties. */
    REQUEST_PROPERTIES("request_properties", FieldKind.PROPERTIES, PayiHeaders.REQUEST_PROPERTIES, ANNOTATION),
    USE_CASE_NAME("use_case_name", FieldKind.TEXT, PayiHeaders.USE_CASE_NAME, ANNOTATION, EVENT),
    USE_CASE_ID("use_case_id", FieldKind.TEXT, PayiHeaders.USE_CASE_ID, ANNOTATION, EVENT),
    USE_CASE_VERSION("use_case_version", FieldKind.NUMBER, PayiHeaders.USE_CASE_VERSION, ANNOTATION, EVENT),
    USE_CASE_STEP("use_case_step", FieldKind.TEXT, PayiHeaders.USE_CASE_STEP, ANNOTATION, EVENT),
    USE_CASE_PROPERTIES("use_case_properties", FieldKind.PROPERTIES, PayiHeaders.USE_CASE_PROPERTIES, ANNOTATION),
    PRICE_AS_CATEGORY("price_as_category", FieldKind.TEXT, PayiHeaders.PRICE_AS_CATEGORY),
    PRICE_AS_RESOURCE("price_as_resource", FieldKind.TEXT, PayiHeaders.PRICE_AS_RESOURCE),
    RESOURCE_SCOPE("resource_scope", FieldKind.TEXT, PayiHeaders.RESOURCE_SCOPE),
    LOG_PROMPT_AND_RESPONSE("log_prompt_and_response", FieldKind.FLAG, PayiHeaders.LOGGING_DISABLE, ANNOTATION),
    PROXY("proxy", FieldKind.FLAG, null, ANNOTATION),
    MAX_CALLS("max_calls", FieldKind.NUMBER, null, ANNOTATION),
    MAX_COST_USD("max_cost_usd", FieldKind.AMOUNT, null, ANNOTATION),
    /** Only supplied: the merge makes a request property of it. */
    CONVERSATION_ID("conversation_id", FieldKind.TEXT, null),
    /** The step that a method gives by its name, where none is given explicitly. */
    METHOD_STEP("method_step", FieldKind.TEXT, null);

    /** Where a field appears besides the context itself. */
    enum Place {
        /** As a member of {@link com.payi.cdi.Track}. */
        ANNOTATION,
        /** As a member of an event, with the same value. */
        EVENT
    }

    private static final List<ContextField> ALL = List.of(values());
    private static final List<ContextField> WITH_HEADER = ALL.stream().filter(field -> field.header != null).toList();
    private static final List<ContextField> ANNOTATED = ALL.stream().filter(field -> field.places.contains(ANNOTATION))
            .toList();
    private static final List<ContextField> OF_EVENTS = ALL.stream().filter(field -> field.places.contains(EVENT)).toList();
    private static final Map<String, ContextField> BY_NAME = byName();

    private final String payiName;
    private final FieldKind kind;
    private final String header;
    private final Set<Place> places;
    private final boolean ofUseCase;
    private final String memberName;

    /** @param header null where no header carries the value */
    ContextField(String payiName, FieldKind kind, String header, Place... places) {
        this.payiName = payiName;
        this.kind = kind;
        this.header = header;
        this.places = Set.of(places);
        this.ofUseCase = payiName.startsWith("use_case_");
        this.memberName = camelCase(payiName);
    }

    private static Map<String, ContextField> byName() {
        Map<String, ContextField> byName = new HashMap<>();
        ALL.forEach(field -> byName.put(field.payiName, field));
        return Map.copyOf(byName);
    }

    private static String camelCase(String snakeCase) {
        StringBuilder name = new StringBuilder();
        Arrays.stream(snakeCase.split("_"))
                .forEach(part -> name.append(name.isEmpty() ? part : part.substring(0, 1).toUpperCase() + part.substring(1)));
        return name.toString();
    }

    /** All fields; a list, because an array would be copied for each reader. */
    static List<ContextField> all() {
        return ALL;
    }

    /** Those that a proxied call carries as headers. */
    public static List<ContextField> withHeader() {
        return WITH_HEADER;
    }

    /** Those that are members of {@link com.payi.cdi.Track}. */
    public static List<ContextField> annotated() {
        return ANNOTATED;
    }

    /** Those that an event carries with the same value. */
    public static List<ContextField> ofEvents() {
        return OF_EVENTS;
    }

    /**
     * The field of a name.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static ContextField named(String payiName) {
        ContextField field = BY_NAME.get(payiName);
        if (field == null) {
            throw new IllegalArgumentException("A context has no '" + payiName + "'; it has " + BY_NAME.keySet());
        }
        return field;
    }

    /** Pay-i's name; also the member of an event's JSON. */
    public String payiName() {
        return payiName;
    }

    public FieldKind kind() {
        return kind;
    }

    /** The header of a proxied call, null where none carries the value. */
    public String header() {
        return header;
    }

    /** Whether the value has an effect only together with the name of a use case. */
    public boolean isOfUseCase() {
        return ofUseCase;
    }

    /** The name in Java: of the annotation's member and of the builder's method. */
    public String memberName() {
        return memberName;
    }
}
