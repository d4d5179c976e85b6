package com.payi.cdi.internal.core.provider.reading;

import java.util.List;
import java.util.Optional;

import com.knuddels.jtokkit.Encodings;
import com.knuddels.jtokkit.api.Encoding;
import com.knuddels.jtokkit.api.EncodingRegistry;
import com.knuddels.jtokkit.api.EncodingType;

/**
 * Counts with JTokkit, whose vocabularies are in its jar. A class of its own: loading it fails where JTokkit is
 * missing.
 */
final class JTokkitTokens implements TextTokens {
    private final EncodingRegistry encodings = Encodings.newLazyEncodingRegistry();

    @Override
    public int count(String model, List<String> texts) {
        Encoding encoding = (model == null ? Optional.<Encoding>empty() : encodings.getEncodingForModel(model))
                .orElseGet(() -> encodings.getEncoding(EncodingType.CL100K_BASE));
        return texts.stream().mapToInt(encoding::countTokensOrdinary).sum();
    }
}
