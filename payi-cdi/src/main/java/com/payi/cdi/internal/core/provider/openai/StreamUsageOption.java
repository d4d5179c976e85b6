package com.payi.cdi.internal.core.provider.openai;

import java.net.URI;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.payi.cdi.internal.core.provider.reading.ProviderHost;
import com.payi.cdi.spi.StreamUsageSupport;

/** Which servers accept the option {@code stream_options.include_usage}. */
final class StreamUsageOption {
    static final String MISTRAL = "mistral.ai";

    /** Those whose documentation has the option. */
    private static final String[] ACCEPTING = {"openai.com", "groq.com", "deepseek.com", "together.xyz", "together.ai",
            "fireworks.ai", "openrouter.ai", "x.ai", "cerebras.ai", "moonshot.ai", "moonshot.cn", "dashscope.aliyuncs.com",
            "dashscope-intl.aliyuncs.com", "dashscope-us.aliyuncs.com", "siliconflow.cn", "siliconflow.com", "models.github.ai",
            "deepinfra.com", "router.huggingface.co", "sambanova.ai", "novita.ai", "tokenfactory.nebius.com",
            "integrate.api.nvidia.com", "ollama.com", "generativelanguage.googleapis.com"};
    private static final Pattern AZURE_VERSION = Pattern.compile("(?:^|&)api-version=([0-9]{4}-[0-9]{2}-[0-9]{2})");
    private static final String AZURE_WITH_STREAM_OPTIONS = "2024-09-01";

    private StreamUsageOption() {}

    /** Mistral refuses unknown options, and sends the usage anyway. */
    static StreamUsageSupport at(URI uri) {
        if (ProviderHost.isIn(uri, MISTRAL) || isOldAzure(uri)) {
            return StreamUsageSupport.NONE;
        }
        boolean accepting = ProviderHost.isIn(uri, ACCEPTING) || ProviderHost.isAzure(uri) || ProviderHost.isDatabricks(uri);
        return accepting ? StreamUsageSupport.SUPPORTED : StreamUsageSupport.UNCERTAIN;
    }

    private static boolean isOldAzure(URI uri) {
        Matcher version = AZURE_VERSION.matcher(uri.getQuery() == null ? "" : uri.getQuery());
        return version.find() && version.group(1).compareTo(AZURE_WITH_STREAM_OPTIONS) < 0;
    }
}
