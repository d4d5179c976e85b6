package com.payi.cdi;

import java.util.Objects;

import com.payi.cdi.internal.core.provider.reading.ProxyPaths;
import com.payi.cdi.internal.edge.runtime.RuntimeLocator;

/**
 * Where Pay-i's proxy answers for each provider: the base URL to give to a client that shall be proxied (Pay-i:
 * {@code payi_openai_url} and its siblings). JAX-RS clients do not need it, they are routed by {@code proxy = true}.
 *
 * <p>
 * The methods without an argument start from {@code payi.base-url}, by default {@code https://api.pay-i.com}. Slashes at the
 * end of the argument do not matter; the results end without one.
 *
 * @since 0.1
 */
public final class PayiUrls {
    private PayiUrls() {}

    /**
     * For OpenAI clients, in place of {@code https://api.openai.com/v1}.
     *
     * @return the base URL
     */
    public static String openAi() {
        return openAi(configured());
    }

    /**
     * For OpenAI clients, in place of {@code https://api.openai.com/v1}.
     *
     * @param payiBaseUrl where Pay-i answers
     * @return the base URL
     */
    public static String openAi(String payiBaseUrl) {
        return url(payiBaseUrl, ProxyPaths.OPENAI + "/v1");
    }

    /**
     * For Azure OpenAI clients; calls must carry {@link PayiHeaders#PROVIDER_BASE_URI}.
     *
     * @return the base URL
     */
    public static String azureOpenAi() {
        return azureOpenAi(configured());
    }

    /**
     * For Azure OpenAI clients; calls must carry {@link PayiHeaders#PROVIDER_BASE_URI}.
     *
     * @param payiBaseUrl where Pay-i answers
     * @return the base URL
     */
    public static String azureOpenAi(String payiBaseUrl) {
        return url(payiBaseUrl, ProxyPaths.AZURE_OPENAI);
    }

    /**
     * For Anthropic clients, in place of {@code https://api.anthropic.com}.
     *
     * @return the base URL
     */
    public static String anthropic() {
        return anthropic(configured());
    }

    /**
     * For Anthropic clients, in place of {@code https://api.anthropic.com}.
     *
     * @param payiBaseUrl where Pay-i answers
     * @return the base URL
     */
    public static String anthropic(String payiBaseUrl) {
        return url(payiBaseUrl, ProxyPaths.ANTHROPIC);
    }

    /**
     * For Anthropic's models on Azure AI Foundry; calls must carry {@link PayiHeaders#PROVIDER_BASE_URI}.
     *
     * @return the base URL
     */
    public static String azureAnthropic() {
        return azureAnthropic(configured());
    }

    /**
     * For Anthropic's models on Azure AI Foundry; calls must carry {@link PayiHeaders#PROVIDER_BASE_URI}.
     *
     * @param payiBaseUrl where Pay-i answers
     * @return the base URL
     */
    public static String azureAnthropic(String payiBaseUrl) {
        return url(payiBaseUrl, ProxyPaths.AZURE_ANTHROPIC);
    }

    /**
     * For AWS Bedrock clients; calls must carry {@link PayiHeaders#PROVIDER_BASE_URI}.
     *
     * @return the base URL
     */
    public static String bedrock() {
        return bedrock(configured());
    }

    /**
     * For AWS Bedrock clients; calls must carry {@link PayiHeaders#PROVIDER_BASE_URI}.
     *
     * @param payiBaseUrl where Pay-i answers
     * @return the base URL
     */
    public static String bedrock(String payiBaseUrl) {
        return url(payiBaseUrl, ProxyPaths.BEDROCK);
    }

    private static String configured() {
        return RuntimeLocator.baseUrl().toString();
    }

    private static String url(String payiBaseUrl, String route) {
        String base = Objects.requireNonNull(payiBaseUrl, "payiBaseUrl").strip();
        while (base.endsWith("/")) {
            base = base.substring(0, base.length() - 1);
        }
        return base + route;
    }
}
