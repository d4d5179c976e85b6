package com.payi.cdi.internal.core.provider.google;

import java.util.List;

import com.payi.cdi.spi.ProviderDialect;

/** The interfaces of Vertex AI and of the Gemini API. */
public final class Google {
    private Google() {}

    public static List<ProviderDialect> dialects() {
        return List.of(new GoogleDialect(), new GoogleEmbeddingsDialect(), new InteractionsDialect(),
                new VertexPublisherDialect());
    }
}
