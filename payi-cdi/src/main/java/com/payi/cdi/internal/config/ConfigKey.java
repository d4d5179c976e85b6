package com.payi.cdi.internal.config;

/**
 * Every configuration key. The configuration reference is checked against this list, and a key that begins with
 * {@code payi.} and is not here is reported.
 */
public enum ConfigKey {
    ENABLED("payi.enabled", "true"),
    API_KEY("payi.api-key", ""),
    BASE_URL("payi.base-url", "https://api.pay-i.com"),
    ALLOW_PLAIN_HTTP("payi.allow-plain-http", "false"),
    PROXY("payi.proxy", "false"),
    PROXY_LOGGING_DISABLE("payi.proxy-logging-disable", "false"),
    PROVIDER_HOSTS("payi.provider-hosts", ""),
    GLOBAL_CONTEXT("payi.global-context", "true"),
    USE_CASE_NAME("payi.use-case-name", "the application's name"),
    USE_CASE_ID("payi.use-case-id", "generated once per start"),
    USE_CASE_VERSION("payi.use-case-version", ""),
    USE_CASE_PROPERTIES("payi.use-case-properties.*", ""),
    LIMIT_IDS("payi.limit-ids", ""),
    USER_ID("payi.user-id", ""),
    ACCOUNT_NAME("payi.account-name", ""),
    REQUEST_PROPERTIES("payi.request-properties.*", ""),
    LOG_PROMPT_AND_RESPONSE("payi.log-prompt-and-response", "false"),
    CAPTURE_MAX_BYTES("payi.capture.max-bytes", "1048576"),
    QUEUE_CAPACITY("payi.ingest.queue-capacity", "10000"),
    CONNECT_TIMEOUT("payi.ingest.connect-timeout", "5000"),
    REQUEST_TIMEOUT("payi.ingest.request-timeout", "60000"),
    SHUTDOWN_TIMEOUT("payi.ingest.shutdown-timeout", "5000");

    static final String COMMON_PREFIX = "payi.";

    private final String key;
    private final String defaultValue;

    ConfigKey(String key, String defaultValue) {
        this.key = key;
        this.defaultValue = defaultValue;
    }

    /** The key as it is documented; a trailing {@code *} stands for a name chosen by the user. */
    public String key() {
        return key;
    }

    /** The default as it is documented. */
    public String defaultValue() {
        return defaultValue;
    }

    boolean isMap() {
        return key.endsWith(".*");
    }

    /** The key without the {@code *}. */
    String prefix() {
        return isMap() ? key.substring(0, key.length() - 1) : key;
    }

    boolean covers(String name) {
        return isMap() ? name.startsWith(prefix()) && name.length() > prefix().length() : name.equals(key);
    }
}
