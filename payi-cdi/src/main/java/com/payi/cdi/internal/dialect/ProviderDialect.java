package com.payi.cdi.internal.dialect;

import java.net.URI;
import java.util.function.UnaryOperator;

import com.payi.cdi.internal.json.JsonShape;

/** One provider's API: which calls speak it, and how its answers say what they consumed. Holds no state. */
public interface ProviderDialect {
    /** Whether a POST to this URI is a GenAI call in this dialect, also when the URI is the one of Pay-i's proxy. */
    boolean speaks(URI uri);

    /**
     * Whether such a call can be nothing else. Some paths are common words: a call to an unknown host is then believed only if
     * its body names a model, and is not routed elsewhere on suspicion.
     *
     * @param headers the call's headers by name, null where there is none
     */
    boolean isCertain(URI uri, UnaryOperator<String> headers);

    /** Pay-i's category of a call. */
    String category(URI uri);

    /**
     * What was called, as Pay-i names it: mostly the model.
     *
     * @param requestModel what the request's body names, null if nothing
     * @param answerModel what the answer names, null if nothing
     * @return null if nobody says
     */
    String resource(URI uri, String requestModel, String answerModel);

    /** The part of Pay-i's proxy that takes such calls, for example {@code /api/v1/proxy/openai}; null if there is none. */
    String proxyRoute(URI uri);

    /** Where the provider is called if nothing is said to Pay-i; null if Pay-i must always be told. */
    String defaultHost(URI uri);

    /** Whether a streamed answer tells its usage only if {@code stream_options.include_usage} asks for it. */
    default boolean tellsUsageWhenAsked(URI uri) {
        return false;
    }

    /** The members of a request that {@link UsageReader#request} reads, besides the model. */
    default JsonShape requestShape() {
        return JsonShape.of("model");
    }

    /** The header of an answer that names it, where that counts for more than what the body says; null for none. */
    String idHeader(int status);

    /** The members of an answer, or of each event of a stream, that {@link #reader()} reads. */
    JsonShape answerShape();

    /**
     * A reader for one answer.
     *
     * @param requestHeaders by name, null where there is none
     */
    UsageReader reader(UnaryOperator<String> requestHeaders);
}
