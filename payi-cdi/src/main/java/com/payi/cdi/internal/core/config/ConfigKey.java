package com.payi.cdi.internal.core.config;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;

import com.payi.cdi.internal.core.context.ContextField;
import com.payi.cdi.internal.core.context.FieldKind;

/**
 * Every configuration key. The configuration reference is checked against this list, and a key that begins with
 * {@code payi.} and is not here is reported.
 */
public enum ConfigKey {
    ENABLED("payi.enabled", "true"),
    API_KEY("payi.api-key", ""),
    API_KEY_FILE("payi.api-key-file", ""),
    BASE_URL("payi.base-url", "https://api.pay-i.com"),
    ALLOW_PLAIN_HTTP("payi.allow-plain-http", "false"),
    PROXY("payi.proxy", "false"),
    PROXY_LOGGING_DISABLE("payi.proxy-logging-disable", "false"),
    PROVIDER_HOSTS("payi.provider-hosts", ""),
    HOST_MAPPING_CATEGORY("payi.host-mappings.*.price-as-category", ""),
    HOST_MAPPING_STREAM_USAGE("payi.host-mappings.*.stream-usage", ""),
    MODEL_MAPPING_MODEL("payi.model-mappings.*.model", ""),
    MODEL_MAPPING_HOST("payi.model-mappings.*.host", ""),
    MODEL_MAPPING_CATEGORY("payi.model-mappings.*.price-as-category", ""),
    MODEL_MAPPING_RESOURCE("payi.model-mappings.*.price-as-resource", ""),
    MODEL_MAPPING_SCOPE("payi.model-mappings.*.resource-scope", ""),
    GLOBAL_CONTEXT("payi.global-context", "true"),
    USE_CASE_NAME(ContextField.USE_CASE_NAME, "the application's name"),
    USE_CASE_ID(ContextField.USE_CASE_ID, "generated once per start"),
    USE_CASE_VERSION(ContextField.USE_CASE_VERSION, ""),
    USE_CASE_PROPERTIES(ContextField.USE_CASE_PROPERTIES, ""),
    LIMIT_IDS(ContextField.LIMIT_IDS, ""),
    USER_ID(ContextField.USER_ID, ""),
    USER_ID_FROM_PRINCIPAL("payi.user-id-from-principal", "false"),
    ACCOUNT_NAME(ContextField.ACCOUNT_NAME, ""),
    REQUEST_PROPERTIES(ContextField.REQUEST_PROPERTIES, ""),
    PROPAGATION_INBOUND("payi.propagation.inbound", ""),
    PROPAGATION_OUTBOUND("payi.propagation.outbound", ""),
    LOG_PROMPT_AND_RESPONSE("payi.log-prompt-and-response", "false"),
    INSTRUMENT_INLINE_DATA("payi.instrument-inline-data", "false"),
    STREAM_USAGE("payi.stream-usage", "auto"),
    CAPTURE_MAX_BYTES("payi.capture.max-bytes", "1048576"),
    BACKGROUND_TTL("payi.background.ttl", "2d"),
    ATTEMPTS("payi.attempts", "retries"),
    USE_CASE_STEPS("payi.use-case-steps", "off"),
    CONVERSATION_IDS("payi.conversation-ids", "off"),
    ON_BLOCKED("payi.limits.on-blocked", "warn"),
    LIMIT_STATE_TTL("payi.limits.state-ttl", "60s"),
    LIMIT_RESERVATION("payi.limits.reservation", "false"),
    LIMIT_MAX("payi.limits.max.*", ""),
    LIMIT_REFRESH("payi.limits.refresh", "60s"),
    LIMIT_DEFAULT_COST("payi.limits.default-cost", "0.01"),
    LIMIT_THRESHOLD("payi.limits.threshold", "0.8"),
    LIMIT_FALLBACK("payi.limits.fallback.*", ""),
    MAX_CALLS("payi.use-cases.*.max-calls", ""),
    MAX_COST("payi.use-cases.*.max-cost-usd", ""),
    METRICS_COSTS("payi.metrics.costs", "sampled"),
    METRICS_USE_CASES("payi.metrics.use-cases", ""),
    METRICS_MODELS("payi.metrics.models", ""),
    METRICS_LIMITS("payi.metrics.limits", ""),
    METRICS_MAX_VALUES("payi.metrics.max-values", "50"),
    METRICS_GEN_AI("payi.metrics.gen-ai", "false"),
    SETUP("payi.setup", "off"),
    SETUP_LIMIT_MAX("payi.setup.limits.*.max", ""),
    SETUP_LIMIT_TYPE("payi.setup.limits.*.type", "allow"),
    SETUP_LIMIT_THRESHOLD("payi.setup.limits.*.threshold", ""),
    TRACING_SPAN_ATTRIBUTES("payi.tracing.span-attributes", "false"),
    TRACING_TRACE_ID("payi.tracing.trace-id", "false"),
    QUEUE_CAPACITY("payi.ingest.queue-capacity", "50000"),
    QUEUE_MAX_BYTES("payi.ingest.queue-max-bytes", "33554432"),
    OVERFLOW("payi.ingest.overflow", "drop-newest"),
    MAX_IN_FLIGHT("payi.ingest.max-in-flight", "4"),
    SENDING("payi.ingest.send", "auto"),
    LINGER("payi.ingest.linger", "500ms"),
    BULK_THRESHOLD("payi.ingest.bulk.threshold", "50"),
    BULK_MAX_EVENTS("payi.ingest.bulk.max-events", "100"),
    GZIP("payi.ingest.gzip", "false"),
    CONNECT_TIMEOUT("payi.ingest.connect-timeout", "5s"),
    REQUEST_TIMEOUT("payi.ingest.request-timeout", "60s"),
    SHUTDOWN_TIMEOUT("payi.ingest.shutdown-timeout", "5s"),
    RETRY_INITIAL_DELAY("payi.ingest.retry.initial-delay", "500ms"),
    RETRY_MAX_DELAY("payi.ingest.retry.max-delay", "30s"),
    RETRY_MAX_ATTEMPTS("payi.ingest.retry.max-attempts", "10"),
    RETRY_MAX_AGE("payi.ingest.retry.max-age", "1d"),
    SPOOL_DIRECTORY("payi.ingest.spool.directory", ""),
    SPOOL_MAX_BYTES("payi.ingest.spool.max-bytes", "1073741824"),
    SPOOL_FSYNC_INTERVAL("payi.ingest.spool.fsync-interval", "1s"),
    OFFLINE_FILE("payi.ingest.offline-file", ""),
    SENDER("payi.sender", "http"),
    KAFKA_BOOTSTRAP_SERVERS("payi.kafka.bootstrap-servers", ""),
    KAFKA_TOPIC("payi.kafka.topic", "payi-events"),
    KAFKA_PROPERTIES("payi.kafka.*", ""),
    RELAY_ENABLED("payi.relay.enabled", "false"),
    RELAY_GROUP("payi.relay.group", "payi-relay"),
    RELAY_DEAD_LETTER_TOPIC("payi.relay.dead-letter-topic", "the topic's name and -dead"),
    RELAY_MAX_EVENTS("payi.relay.max-events", "5000");

    static final String COMMON_PREFIX = "payi.";
    static final List<ConfigKey> MODEL_MAPPING = List.of(MODEL_MAPPING_MODEL, MODEL_MAPPING_HOST, MODEL_MAPPING_CATEGORY,
            MODEL_MAPPING_RESOURCE, MODEL_MAPPING_SCOPE);

    private final String key;
    private final String defaultValue;
    private final ContextField field;

    ConfigKey(String key, String defaultValue) {
        this(key, defaultValue, null);
    }

    /** For a value of the context: the key has Pay-i's name of it. */
    ConfigKey(ContextField field, String defaultValue) {
        this("payi." + field.payiName().replace('_', '-') + (field.kind() == FieldKind.PROPERTIES ? ".*" : ""), defaultValue,
                field);
    }

    ConfigKey(String key, String defaultValue, ContextField field) {
        this.key = key;
        this.defaultValue = defaultValue;
        this.field = field;
    }

    /** The value of the context that the key gives, null for any other key. */
    ContextField field() {
        return field;
    }

    /** The key as it is documented; in place of {@code *}, the user writes a name. */
    public String key() {
        return key;
    }

    /** The default as it is documented. */
    public String defaultValue() {
        return defaultValue;
    }

    /** The key as an environment variable is named; in place of {@code *}, the user writes a name. */
    String variable() {
        int star = key.indexOf('*');
        return star < 0
                ? VariableName.of(key)
                : VariableName.of(beforeChosen()) + '*' + VariableName.of(key.substring(star + 1));
    }

    /** What the key has before the {@code *}; all of a key without one. */
    String beforeChosen() {
        int star = key.indexOf('*');
        return star < 0 ? key : key.substring(0, star);
    }

    /** The key that a name is, null if none; a key without {@code *} goes before one with it. */
    static ConfigKey covering(String name) {
        return first(key -> key.covers(name));
    }

    /** The key that a variable gives, null if none; a key without {@code *} goes before one with it. */
    static ConfigKey ofVariable(String variable) {
        return first(key -> covers(key.variable(), variable));
    }

    private static ConfigKey first(Predicate<ConfigKey> condition) {
        return Arrays.stream(values()).filter(condition).min(Comparator.comparing(key -> key.key.contains("*"))).orElse(null);
    }

    /** Whether a name is this key, with any text in place of the {@code *}. */
    boolean covers(String name) {
        return covers(key, name);
    }

    private static boolean covers(String pattern, String name) {
        int star = pattern.indexOf('*');
        if (star < 0) {
            return name.equals(pattern);
        }
        return name.length() >= pattern.length() && name.startsWith(pattern.substring(0, star))
                && name.endsWith(pattern.substring(star + 1));
    }

    /** What a name has in place of the {@code *}, without the quotes that a text with dots has in MicroProfile Config. */
    String chosen(String name) {
        return chosen(name, '"');
    }

    /** What a variable has in place of the {@code *}, in lower case; quotes around it are underscores there. */
    String chosenByVariable(String variable) {
        return chosen(variable, '_').toLowerCase(Locale.ROOT);
    }

    private String chosen(String text, char quote) {
        int star = key.indexOf('*');
        if (star < 0) {
            return "";
        }
        String chosen = text.substring(star, text.length() - (key.length() - star - 1));
        boolean quoted = chosen.length() > 2 && chosen.charAt(0) == quote && chosen.charAt(chosen.length() - 1) == quote;
        return quoted ? chosen.substring(1, chosen.length() - 1) : chosen;
    }
}
