package com.payi.cdi.spi;

import java.net.URI;
import java.util.function.UnaryOperator;

/**
 * One provider's API: which calls belong to it, and how to read the usage from its answers. A CDI bean of this type
 * adds a provider, and is called before the dialects of the library. One instance serves all calls at once, so it has
 * no state of a call; the {@link UsageReader} has. An exception of a dialect is logged and never reaches the
 * application's call.
 *
 * @since 0.1
 */
public interface ProviderDialect {
    /**
     * Whether a POST to this URI is a GenAI call in this dialect. Called for every POST of the application's clients,
     * so it should look at host and path only.
     *
     * @param uri the URI of the call, which may be one of Pay-i's proxy
     * @return true if this dialect accounts for the call
     */
    boolean matches(URI uri);

    /**
     * Whether such a call is a GenAI call for certain. Some paths are common words: an uncertain call is reported only
     * if its body names a model, and it is never proxied.
     *
     * @param uri the URI of the call
     * @param headers gives the call's header of a name, null where there is none
     * @return true by default
     */
    default boolean isCertain(URI uri, UnaryOperator<String> headers) {
        return true;
    }

    /**
     * The provider whose price list holds (Pay-i: {@code category}).
     *
     * @param uri the URI of the call
     * @return the category, for example one of {@link com.payi.cdi.PayiCategories}
     */
    String category(URI uri);

    /**
     * The called resource, mostly a model (Pay-i: {@code resource}).
     *
     * @param uri the URI of the call
     * @param requestModel the member {@code model} of the request's body, null if there is none
     * @param answerModel the model in the answer, null if there is none
     * @return the resource, null if it is unknown; by default the request's model, else the answer's
     */
    default String resource(URI uri, String requestModel, String answerModel) {
        return requestModel != null ? requestModel : answerModel;
    }

    /**
     * The path of Pay-i's proxy for such calls, for example {@link com.payi.cdi.PayiUrls#OPENAI_PATH}.
     *
     * @param uri the URI of the call
     * @return the path, null (the default) if there is none: then such calls are reported even where {@code proxy} is
     *         true
     */
    default String proxyRoute(URI uri) {
        return null;
    }

    /**
     * The host that Pay-i's proxy calls unless {@link com.payi.cdi.PayiHeaders#PROVIDER_BASE_URI} names another.
     *
     * @param uri the URI of the call
     * @return the host in lower case, null (the default) if the header is always needed
     */
    default String defaultHost(URI uri) {
        return null;
    }

    /**
     * Whether a streamed answer contains its usage only if the request has {@code stream_options.include_usage}, as
     * with OpenAI. With {@code payi.stream-usage} (default: {@code auto}), the library then adds that member to the
     * request, and hides the event with the usage from the application.
     *
     * @param uri the URI of the call
     * @return {@link StreamUsageSupport#NONE} by default
     */
    default StreamUsageSupport streamUsageSupport(URI uri) {
        return StreamUsageSupport.NONE;
    }

    /**
     * Where a request names its model. There, {@code payi.limits.fallback.*} can put another model when a limit of the call
     * is used up.
     *
     * @param uri the URI of the call
     * @return the place; by default {@link ModelPlace#UNKNOWN}: the model stays as it is
     */
    default ModelPlace modelPlace(URI uri) {
        return ModelPlace.UNKNOWN;
    }

    /**
     * The members of a request that {@link UsageReader#request} reads.
     *
     * @return the shape, which has to contain {@code model} if requests name their model there; by default only that
     */
    default JsonShape requestShape() {
        return JsonShape.of("model");
    }

    /**
     * The header with the id of an answer (Pay-i: {@code provider_response_id}), which counts for more than the id in
     * the body.
     *
     * @param status the HTTP status of the answer
     * @return the header's name, null (the default) for none
     */
    default String idHeader(int status) {
        return null;
    }

    /**
     * The members of an answer, or of each message of a stream, that {@link UsageReader#read} reads. Other members are
     * not kept in memory.
     *
     * @return the shape
     */
    JsonShape answerShape();

    /**
     * Makes the reader for one answer.
     *
     * @param requestHeaders gives the call's header of a name, null where there is none
     * @return a new reader
     */
    UsageReader reader(UnaryOperator<String> requestHeaders);
}
