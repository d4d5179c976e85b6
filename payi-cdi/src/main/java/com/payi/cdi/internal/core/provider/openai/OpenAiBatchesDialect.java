package com.payi.cdi.internal.core.provider.openai;

import java.net.URI;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.payi.cdi.internal.core.provider.reading.BackgroundDialect;
import com.payi.cdi.internal.core.provider.reading.ProviderHost;
import com.payi.cdi.spi.JsonShape;
import com.payi.cdi.spi.JsonTree;
import com.payi.cdi.spi.ModelPlace;
import com.payi.cdi.spi.UsageReader;

/** OpenAI's batches: the answer about one that has ended has the usage of all its requests. */
final class OpenAiBatchesDialect extends OpenAiDialect implements BackgroundDialect {
    private static final Pattern BATCHES = Pattern.compile("(?:/v1|/openai)/batches$");
    private static final Pattern BATCH = Pattern.compile("(?:/v1|/openai)/batches/([^/]+)(?:/cancel)?$");

    @Override
    public boolean matches(URI uri) {
        return BATCHES.matcher(ProviderHost.path(uri)).find();
    }

    /** The requests of a batch are in a file. */
    @Override
    public ModelPlace modelPlace(URI uri) {
        return ModelPlace.UNKNOWN;
    }

    @Override
    public String workAskedFor(URI uri) {
        Matcher batch = BATCH.matcher(ProviderHost.path(uri));
        return batch.find() ? batch.group(1) : null;
    }

    @Override
    public boolean beginsWork(JsonTree request) {
        return true;
    }

    /** A batch lives for a day: the process that began it may have ended. */
    @Override
    public boolean reportsUnknownWork() {
        return true;
    }

    /** Pay-i's proxy has none for it. */
    @Override
    public String proxyRoute(URI uri) {
        return null;
    }

    /** Not the model: a request without one is accounted for only on a host that is certainly a provider's. */
    @Override
    public JsonShape requestShape() {
        return JsonShape.of("completion_window");
    }

    @Override
    public JsonShape answerShape() {
        return OpenAiBatchReader.ANSWER;
    }

    @Override
    public UsageReader reader(UnaryOperator<String> requestHeaders) {
        return new OpenAiBatchReader();
    }
}
