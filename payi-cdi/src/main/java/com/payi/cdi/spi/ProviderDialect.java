package com.payi.cdi.spi;

import java.net.URI;
import java.util.function.UnaryOperator;

/**
 * One provider's API: which calls speak it, and how its answers say what they consumed. A CDI bean of this type adds a provider
 * to those that the library knows, and is asked before them. An instance serves all calls at once, so it holds no state of a
 * call; that belongs into the {@link UsageReader}. What a dialect throws is logged and never reaches the caller.
 *
 * @since 0.1
 */
public interface ProviderDialect {
    /**
     * Whether a POST to this URI is a GenAI call in this dialect. Asked for every POST of the application's clients, so it
     * should look at host and path only.
     *
     * @param uri where the call goes, also if that is Pay-i's proxy
     * @return true if the call is to be accounted for by this dialect
     */
    boolean matches(URI uri);

    /**
     * Whether such a call can be nothing else. Some paths are common words: an uncertain call is reported only if its body names
     * a model, and never proxied.
     *
     * @param uri where the call goes
     * @param headers the call's headers by name, null where there is none
     * @return true, by default
     */
    default boolean isCertain(URI uri, UnaryOperator<String> headers) {
        return true;
    }

    /**
     * Whose price list holds (Pay-i: {@code category}).
     *
     * @param uri where the call goes
     * @return the category, for example one of {@link com.payi.cdi.PayiCategories}
     */
    String category(URI uri);

    /**
     * What was called, as Pay-i names it (Pay-i: {@code resource}): mostly the model.
     *
     * @param uri where the call goes
     * @param requestModel what the member {@code model} of the request's body names, null if nothing
     * @param answerModel what the answer names, null if nothing
     * @return the resource, null if nobody says; by default the request's model, else the answer's
     */
    default String resource(URI uri, String requestModel, String answerModel) {
        return requestModel != null ? requestModel : answerModel;
    }

    /**
     * The part of Pay-i's proxy that takes such calls, for example {@code /api/v1/proxy/openai}.
     *
     * @param uri where the call goes
     * @return the path, null (the default) if there is none: then such calls are reported even where they should be proxied
     */
    default String proxyRoute(URI uri) {
        return null;
    }

    /**
     * Which host Pay-i's proxy calls if it is not told.
     *
     * @param uri where the call goes
     * @return the host in lower case, null (the default) if Pay-i must always be told
     */
    default String defaultHost(URI uri) {
        return null;
    }

    /**
     * Whether a streamed answer tells its usage only if the member {@code stream_options.include_usage} of the request asks for
     * it, as OpenAI's do; the library then adds that member.
     *
     * @param uri where the call goes
     * @return false, by default
     */
    default boolean supportsStreamUsageOption(URI uri) {
        return false;
    }

    /**
     * The members of a request that {@link UsageReader#request} reads.
     *
     * @return the shape, which must have {@code model} if a request names its model there; only that by default
     */
    default JsonShape requestShape() {
        return JsonShape.of("model");
    }

    /**
     * The header of an answer that names it, where that counts for more than what the body says.
     *
     * @param status the HTTP status of the answer
     * @return the header's name, null (the default) for none
     */
    default String idHeader(int status) {
        return null;
    }

    /**
     * The members of an answer, or of each message of a stream, that {@link UsageReader#read} reads. Everything else passes
     * without being kept.
     *
     * @return the shape
     */
    JsonShape answerShape();

    /**
     * Makes the reader for one answer.
     *
     * @param requestHeaders the call's headers by name, null where there is none
     * @return a new reader
     */
    UsageReader reader(UnaryOperator<String> requestHeaders);
}
