package com.payi.cdi.internal.core.provider.reading;

/** Services with OpenAI's interface, by their domains. Each offers GenAI and little else. */
final class OpenAiHosts {
    /** Those that are known to accept {@code stream_options}. */
    static final String[] WITH_STREAM_OPTIONS = {"openai.com", "groq.com", "deepseek.com", "together.xyz",
            "together.ai", "fireworks.ai", "openrouter.ai", "x.ai", "cerebras.ai", "moonshot.ai",
            "moonshot.cn", "dashscope.aliyuncs.com", "dashscope-intl.aliyuncs.com", "dashscope-us.aliyuncs.com",
            "models.github.ai", "models.inference.ai.azure.com"};
    static final String[] OTHERS = {"mistral.ai", "perplexity.ai", "models.ai.azure.com", "bigmodel.cn", "z.ai", "minimax.io",
            "minimaxi.com",
            "siliconflow.cn", "siliconflow.com", "tokenfactory.nebius.com", "studio.nebius.com", "studio.nebius.ai",
            "novita.ai", "sambanova.ai", "hyperbolic.xyz", "deepinfra.com", "router.huggingface.co",
            "api-inference.huggingface.co", "endpoints.huggingface.cloud", "inference.baseten.co", "cohere.com", "cohere.ai",
            "voyageai.com", "jina.ai", "ai21.com", "integrate.api.nvidia.com", "ollama.com", "ark.cn-beijing.volces.com",
            "qianfan.baidubce.com", "hunyuan.cloud.tencent.com", "stepfun.com", "friendli.ai", "upstage.ai",
            "ai-gateway.vercel.sh", "gateway.ai.cloudflare.com"};

    private OpenAiHosts() {}
}
