package com.payi.cdi.internal.core.provider.reading;

import com.payi.cdi.spi.JsonTree;
import com.payi.cdi.spi.UsageReader;

/** What the readers of conversations have in common: a prompt that may have images, an answer with text and tool calls. */
public abstract class ConversationReader implements UsageReader {
    protected final ImagePrompt prompt = new ImagePrompt(TextTokens.AVAILABLE);
    protected final FunctionCalls calls = new FunctionCalls();
    protected String id;
    protected String model;
    protected boolean content;
    protected boolean finished;

    @Override
    public final void request(JsonTree request) {
        prompt.read(request);
    }

    @Override
    public final boolean hasContent() {
        return content;
    }

    @Override
    public final boolean isFinished() {
        return finished;
    }

    /** The first that says something: Azure begins a stream with an event about the prompt, in which id and model are empty. */
    protected static String firstGiven(String before, String now) {
        return before == null || before.isEmpty() ? now : before;
    }
}
