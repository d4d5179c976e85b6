package com.payi.cdi;

import java.util.Map;

/**
 * The headers that carry a context to Pay-i's proxy, and {@link #current()}, which writes them for clients that are not
 * JAX-RS (Pay-i: {@code create_headers}). Set on a single JAX-RS call, such a header has the last word over every context;
 * an empty one blocks.
 *
 * @since 0.1
 */
public final class PayiHeaders {
    /** The application's key at Pay-i. */
    public static final String API_KEY = "xProxy-api-key";
    /** The limit ids, separated by commas. */
    public static final String LIMIT_IDS = "xProxy-Limit-IDs";
    /** The use case's name. */
    public static final String USE_CASE_NAME = "xProxy-UseCase-Name";
    /** The id of the use case instance. */
    public static final String USE_CASE_ID = "xProxy-UseCase-ID";
    /** The use case's version, an integer. */
    public static final String USE_CASE_VERSION = "xProxy-UseCase-Version";
    /** The use case's step. */
    public static final String USE_CASE_STEP = "xProxy-UseCase-Step";
    /** The use case's properties: base64 of a JSON object. Set on a single call, plain JSON is taken as well. */
    public static final String USE_CASE_PROPERTIES = "xProxy-UseCase-Properties";
    /** The request's properties: base64 of a JSON object. Set on a single call, plain JSON is taken as well. */
    public static final String REQUEST_PROPERTIES = "xProxy-Request-Properties";
    /** The user's id. */
    public static final String USER_ID = "xProxy-User-ID";
    /** The account's name. */
    public static final String ACCOUNT_NAME = "xProxy-Account-Name";
    /** The category whose prices hold. */
    public static final String PRICE_AS_CATEGORY = "xProxy-PriceAs-Category";
    /** The resource whose prices hold. */
    public static final String PRICE_AS_RESOURCE = "xProxy-PriceAs-Resource";
    /** The resource scope, see {@link ResourceScopes}. */
    public static final String RESOURCE_SCOPE = "xProxy-Resource-Scope";
    /** {@code True}: Pay-i does not keep the prompt and the answer. */
    public static final String LOGGING_DISABLE = "xProxy-Logging-Disable";
    /** The provider that Pay-i shall call: scheme, host and port. */
    public static final String PROVIDER_BASE_URI = "xProxy-Provider-BaseUri";
    /** What every header of Pay-i begins with. */
    public static final String PREFIX = "xProxy-";

    private PayiHeaders() {}

    /**
     * Writes the context that holds on this thread now as headers for a call through Pay-i's proxy. Without the key, which the
     * caller adds as {@link #API_KEY}. Send them to Pay-i only: a provider has no use for them. A value that cannot travel as a
     * header is left out and logged.
     *
     * @return the headers in a fixed order, empty where no context holds
     */
    public static Map<String, String> current() {
        return PayiProvider.get().proxyHeaders();
    }
}
