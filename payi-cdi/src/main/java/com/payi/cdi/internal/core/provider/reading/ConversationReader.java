package com.payi.cdi.internal.core.provider.reading;

import java.util.Map;

import com.payi.cdi.spi.JsonShape;
import com.payi.cdi.spi.JsonTree;
import com.payi.cdi.spi.Usage;

/**
 * What the readers of conversations have in common: a prompt that may have images, an answer with text and tool calls.
 */
public abstract class ConversationReader extends EndMarkReader {
    /** What has to be read of a request. */
    public static final JsonShape REQUEST = ImagePrompt.shape(TextTokens.AVAILABLE);

    /** The same, and further members. */
    public static JsonShape requestShape(String... members) {
        return ImagePrompt.shape(TextTokens.AVAILABLE, members);
    }

    private final ImagePrompt prompt = new ImagePrompt(TextTokens.AVAILABLE);
    protected final FunctionCalls calls = new FunctionCalls();
    protected String id;
    protected String model;

    @Override
    public final void request(JsonTree request) {
        prompt.read(request);
    }

    /** Whether the prompt of a request has images, whose tokens are counted apart. */
    public static boolean hasImages(JsonTree request) {
        return TextTokens.AVAILABLE != null && ImagePrompt.hasImages(request);
    }

    @Override
    public long heldBytes() {
        return calls.heldBytes();
    }

    /** The model that the request names, null if it names none; known once the answer has ended. */
    protected final String requestedModel() {
        return prompt.model();
    }

    /** The units with images apart from text. */
    protected final Map<String, Usage.Units> withImagesApart(Map<String, Usage.Units> units) {
        return prompt.split(units);
    }

    /**
     * The first that is not empty: Azure begins a stream with an event about the prompt, in which id and model are
     * empty.
     */
    protected static String firstGiven(String before, String now) {
        return before == null || before.isEmpty() ? now : before;
    }
}
