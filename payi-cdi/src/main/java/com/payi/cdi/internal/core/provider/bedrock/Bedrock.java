package com.payi.cdi.internal.core.provider.bedrock;

import java.util.List;

import com.payi.cdi.spi.ProviderDialect;

/** AWS Bedrock's own interfaces. */
public final class Bedrock {
    private Bedrock() {}

    public static List<ProviderDialect> dialects() {
        return List.of(new BedrockDialect(), new ApplyGuardrailDialect());
    }
}
