package com.payi.cdi.internal.core.provider;

import java.net.URI;
import java.util.List;
import java.util.stream.Stream;

import com.payi.cdi.internal.core.provider.anthropic.AnthropicDialect;
import com.payi.cdi.internal.core.provider.bedrock.Bedrock;
import com.payi.cdi.internal.core.provider.google.Google;
import com.payi.cdi.internal.core.provider.openai.OpenAi;
import com.payi.cdi.spi.ProviderDialect;

/** The dialects that recognize calls, asked in order. */
public final class Dialects {
    private static final List<ProviderDialect> BUILT_IN = Stream
            .<List<ProviderDialect>>of(OpenAi.dialects(), List.of(new AnthropicDialect()), Bedrock.dialects(),
                    Google.dialects())
            .flatMap(List::stream).toList();

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

    private static ProviderDialect first(List<ProviderDialect> dialects, URI uri) {
        for (ProviderDialect dialect : dialects) {
            if (dialect.matches(uri)) {
                return dialect;
            }
        }
        return null;
    }
}
