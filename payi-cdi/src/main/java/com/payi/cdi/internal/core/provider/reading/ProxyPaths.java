package com.payi.cdi.internal.core.provider.reading;

/** Where Pay-i's proxy takes the calls to each provider. */
public final class ProxyPaths {
    /** What every one of them begins with. */
    public static final String PREFIX = "/api/v1/proxy/";
    public static final String OPENAI = PREFIX + "openai";
    public static final String AZURE_OPENAI = PREFIX + "azure.openai";
    public static final String ANTHROPIC = PREFIX + "anthropic";
    public static final String AZURE_ANTHROPIC = PREFIX + "azure.anthropic";
    public static final String BEDROCK = PREFIX + "aws.bedrock";

    public static final String VERTEX = PREFIX + "google.vertex";

    private ProxyPaths() {}
}
