package com.payi.cdi.internal.core.provider;

import java.net.URI;
import java.util.List;
import java.util.stream.Stream;

import com.payi.cdi.internal.core.provider.anthropic.AnthropicDialect;
import com.payi.cdi.internal.core.provider.bedrock.BedrockDialect;
import com.payi.cdi.internal.core.provider.google.GoogleDialect;
import com.payi.cdi.internal.core.provider.openai.OpenAi;
import com.payi.cdi.spi.ProviderDialect;

/** The dialects that recognize calls, asked in order. */
public final class Dialects {
    private static final List<ProviderDialect> BUILT_IN = Stream.concat(OpenAi.dialects().stream(),
            Stream.of(new AnthropicDialect(), new BedrockDialect(), new GoogleDialect())).toList();

    private final List<ProviderDialect> own;

    /** @param own the application's dialects, asked first */
    public Dialects(List<ProviderDialect> own) {
        this.own = List.copyOf(own);
    }

    /** The dialect of a call, null if it is no GenAI call. */
    public ProviderDialect of(String method, URI uri) {
        if (!isPossible(method, uri)) {
            return null;
        }
        ProviderDialect matching = first(own, uri);
        return matching != null ? matching : first(BUILT_IN, uri);
    }

    /** Whether a call can be a GenAI call at all; costs next to nothing. */
    public static boolean isPossible(String method, URI uri) {
        return "POST".equals(method) && uri != null;
    }

    /** Whether the library itself knows such calls. */
    public static boolean isKnown(URI uri) {
        return first(BUILT_IN, uri) != null;
    }

    /** Whether a dialect is one of the library. */
    public static boolean isOwn(ProviderDialect dialect) {
        return BUILT_IN.contains(dialect);
    }

    private static ProviderDialect first(List<ProviderDialect> dialects, URI uri) {
        for (ProviderDialect dialect : dialects) {
            if (dialect.matches(uri)) {
                return dialect;
            }
        }
        return null;
    }
}
