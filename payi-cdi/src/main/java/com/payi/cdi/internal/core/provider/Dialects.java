package com.payi.cdi.internal.core.provider;

import java.net.URI;
import java.util.List;
import java.util.stream.Stream;

import com.payi.cdi.internal.core.provider.anthropic.AnthropicDialect;
import com.payi.cdi.internal.core.provider.bedrock.Bedrock;
import com.payi.cdi.internal.core.provider.cohere.CohereDialect;
import com.payi.cdi.internal.core.provider.google.Google;
import com.payi.cdi.internal.core.provider.ollama.OllamaDialect;
import com.payi.cdi.internal.core.provider.openai.OpenAi;
import com.payi.cdi.internal.core.provider.reading.BackgroundDialect;
import com.payi.cdi.spi.ProviderDialect;

/** The dialects that recognize calls, asked in order. */
public final class Dialects {
    /** Loaded with the first call, because an application's start would wait for it. */
    private static final class BuiltIn {
        private static final List<ProviderDialect> ALL = Stream
                .<List<ProviderDialect>>of(OpenAi.dialects(), List.of(new AnthropicDialect()), Bedrock.dialects(),
                        Google.dialects(), List.of(new CohereDialect(), new OllamaDialect()))
                .flatMap(List::stream).toList();
    }

    private final List<GuardedDialect> own;
    private final UnreadCalls unread = new UnreadCalls();

    /** @param own the application's dialects, asked first; none of their failures comes out of here */
    public Dialects(List<ProviderDialect> own) {
        this.own = own.stream().map(GuardedDialect::new).toList();
    }

    /** The dialect of a call, null if it is no GenAI call, or one whose interface is not read. */
    public ProviderDialect of(String method, URI uri) {
        ProviderDialect matching = ofApplication(method, uri);
        return matching != null ? matching : builtIn(method, uri);
    }

    /** The application's dialect of a call, null for none. */
    public ProviderDialect ofApplication(String method, URI uri) {
        return own.isEmpty() || !isCall(method, uri) ? null : first(own, uri);
    }

    /** The library's dialect of a call, null if there is none; if it should be one, that is logged. */
    public ProviderDialect builtIn(String method, URI uri) {
        if (!isCall(method, uri)) {
            return null;
        }
        ProviderDialect found = first(BuiltIn.ALL, uri);
        if (found == null) {
            unread.note(uri);
        }
        return found;
    }

    private static boolean isCall(String method, URI uri) {
        return uri != null && "POST".equals(method);
    }

    /** Whether a dialect of the application fails to say if a call belongs to it. */
    public boolean isUnsure(URI uri) {
        return own.stream().anyMatch(dialect -> dialect.failsToMatch(uri));
    }

    /** Whether a call can be a GenAI call at all, or ask about one; costs next to nothing. */
    public static boolean isPossible(String method, URI uri) {
        return uri != null && ("POST".equals(method) || "GET".equals(method) && OpenAi.mayAskForWork(uri));
    }

    /** The dialect of a call that asks about work in the background, null for any other call. */
    public static BackgroundDialect askingForWork(String method, URI uri) {
        if (isPossible(method, uri) && OpenAi.mayAskForWork(uri)) {
            for (ProviderDialect dialect : BuiltIn.ALL) {
                if (dialect instanceof BackgroundDialect background && background.workAskedFor(uri) != null) {
                    return background;
                }
            }
        }
        return null;
    }

    /** Whether the library itself knows such calls. */
    public static boolean isKnown(URI uri) {
        return first(BuiltIn.ALL, uri) != null;
    }

    /** Whether a dialect is one of the library. */
    public static boolean isOwn(ProviderDialect dialect) {
        return BuiltIn.ALL.contains(dialect);
    }

    private static ProviderDialect first(List<? extends ProviderDialect> dialects, URI uri) {
        for (ProviderDialect dialect : dialects) {
            if (dialect.matches(uri)) {
                return dialect;
            }
        }
        return null;
    }
}
