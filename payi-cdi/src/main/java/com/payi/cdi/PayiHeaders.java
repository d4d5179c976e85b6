package com.payi.cdi;

import java.net.URI;
import java.util.Map;

/**
 * The headers that carry a context to Pay-i's proxy. {@link #current()} writes them for HTTP clients that the library
 * does not route itself (Pay-i: {@code create_headers}). On a single call of a client that the library routes, such a
 * header replaces the value of every context; an empty one blocks it.
 *
 * @since 0.1
 */
public final class PayiHeaders {
    /** The application's key at Pay-i ({@code payi.api-key}). */
    public static final String API_KEY = "xProxy-api-key";
    /** The limit ids, separated by commas (Pay-i: {@code limit_ids}). */
    public static final String LIMIT_IDS = "xProxy-Limit-IDs";
    /** The use case's name (Pay-i: {@code use_case_name}). */
    public static final String USE_CASE_NAME = "xProxy-UseCase-Name";
    /** The id of the use case instance (Pay-i: {@code use_case_id}). */
    public static final String USE_CASE_ID = "xProxy-UseCase-ID";
    /** The use case's version, an integer from 0 on (Pay-i: {@code use_case_version}). */
    public static final String USE_CASE_VERSION = "xProxy-UseCase-Version";
    /** The use case's step (Pay-i: {@code use_case_step}). */
    public static final String USE_CASE_STEP = "xProxy-UseCase-Step";
    /**
     * The use case's properties: base64 of a JSON object (Pay-i: {@code use_case_properties}). On a single call, the
     * library reads plain JSON as well.
     */
    public static final String USE_CASE_PROPERTIES = "xProxy-UseCase-Properties";
    /**
     * The request's properties: base64 of a JSON object (Pay-i: {@code request_properties}). On a single call, the
     * library reads plain JSON as well.
     */
    public static final String REQUEST_PROPERTIES = "xProxy-Request-Properties";
    /** The user's id (Pay-i: {@code user_id}). */
    public static final String USER_ID = "xProxy-User-ID";
    /** The account's name (Pay-i: {@code account_name}). */
    public static final String ACCOUNT_NAME = "xProxy-Account-Name";
    /** The category whose prices hold (Pay-i: {@code price_as_category}). */
    public static final String PRICE_AS_CATEGORY = "xProxy-PriceAs-Category";
    /** The resource whose prices hold (Pay-i: {@code price_as_resource}). */
    public static final String PRICE_AS_RESOURCE = "xProxy-PriceAs-Resource";
    /** The resource scope, see {@link ResourceScopes} (Pay-i: {@code resource_scope}). */
    public static final String RESOURCE_SCOPE = "xProxy-Resource-Scope";
    /** {@code True}: Pay-i does not keep the prompt and the answer (Pay-i: {@code log_prompt_and_response=False}). */
    public static final String LOGGING_DISABLE = "xProxy-Logging-Disable";
    /** The provider that Pay-i calls for the application: scheme, host, port, and a path where the provider has one. */
    public static final String PROVIDER_BASE_URI = "xProxy-Provider-BaseUri";
    /** The beginning of every header of Pay-i. */
    public static final String PREFIX = "xProxy-";

    private PayiHeaders() {}

    /**
     * Writes the current context of this thread as headers for a call through Pay-i's proxy. The key is not among them:
     * the application adds it as {@link #API_KEY}. Send the headers to Pay-i only, never to a provider. A value that an
     * HTTP header cannot carry is left out, and a warning is logged.
     *
     * @return the headers in a fixed order, empty where no context is open and no global one exists
     */
    public static Map<String, String> current() {
        return PayiProviderHolder.get().proxyHeaders();
    }

    /**
     * Writes all headers of one call through Pay-i's proxy: the current context of this thread as {@link #current()}
     * does, {@link #PROVIDER_BASE_URI} where Pay-i needs it, {@link #LOGGING_DISABLE} if the configuration says so, and
     * the key. Send them to Pay-i only, at an address of {@link PayiUrls}, and follow no redirect with them: whoever gets
     * them has the key.
     *
     * <pre>
     * HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(PayiUrls.openAi() + "/chat/completions"));
     * PayiHeaders.forProxy(URI.create("https://api.openai.com/v1")).forEach(request::setHeader);
     * </pre>
     *
     * @param provider the base URI that the client would have without Pay-i, such as {@code https://api.openai.com/v1} or
     *        {@code https://my-resource.openai.azure.com}
     * @return the headers in a fixed order
     * @throws IllegalArgumentException if the URI is not absolute, or is that of Pay-i
     * @throws IllegalStateException if {@code payi.api-key} is not set, or no application is found on this thread
     */
    public static Map<String, String> forProxy(URI provider) {
        return PayiProviderHolder.get().proxyHeaders(provider);
    }
}
