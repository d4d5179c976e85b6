package com.payi.cdi;

import java.util.Objects;

/**
 * The base URL of Pay-i's proxy for each provider, for the configuration of a client that sends its calls through Pay-i
 * (Pay-i: {@code payi_openai_url} and its siblings). JAX-RS clients do not need it: the library routes them where
 * {@code proxy} is true ({@link Track#proxy()}, {@code payi.proxy}).
 *
 * <p>
 * The methods without an argument start from {@code payi.base-url}, by default {@code https://api.pay-i.com}. Slashes
 * at the end of the argument do not matter; the results end without one.
 *
 * @since 0.1
 */
public final class PayiUrls {
    /** The beginning of every path of Pay-i's proxy. */
    public static final String PROXY_PATH = "/api/v1/proxy/";
    /** The path of Pay-i's proxy for OpenAI, and for services with OpenAI's interface. */
    public static final String OPENAI_PATH = PROXY_PATH + "openai";
    /** The path of Pay-i's proxy for Azure OpenAI. */
    public static final String AZURE_OPENAI_PATH = PROXY_PATH + "azure.openai";
    /** The path of Pay-i's proxy for Anthropic. */
    public static final String ANTHROPIC_PATH = PROXY_PATH + "anthropic";
    /** The path of Pay-i's proxy for Anthropic's models on Azure AI Foundry. */
    public static final String AZURE_ANTHROPIC_PATH = PROXY_PATH + "azure.anthropic";
    /** The path of Pay-i's proxy for AWS Bedrock. */
    public static final String BEDROCK_PATH = PROXY_PATH + "aws.bedrock";
    /** The path of Pay-i's proxy for Google Vertex AI. */
    public static final String VERTEX_PATH = PROXY_PATH + "google.vertex";

    private PayiUrls() {}

    /**
     * For OpenAI clients, in place of {@code https://api.openai.com/v1}.
     *
     * @return the base URL of the proxy
     */
    public static String openAi() {
        return openAi(configured());
    }

    /**
     * For OpenAI clients, in place of {@code https://api.openai.com/v1}.
     *
     * @param payiBaseUrl the base URL of Pay-i
     * @return the base URL of the proxy
     * @throws NullPointerException if the argument is null
     */
    public static String openAi(String payiBaseUrl) {
        return url(payiBaseUrl, OPENAI_PATH + "/v1");
    }

    /**
     * For Azure OpenAI clients; calls must carry {@link PayiHeaders#PROVIDER_BASE_URI}.
     *
     * @return the base URL of the proxy
     */
    public static String azureOpenAi() {
        return azureOpenAi(configured());
    }

    /**
     * For Azure OpenAI clients; calls must carry {@link PayiHeaders#PROVIDER_BASE_URI}.
     *
     * @param payiBaseUrl the base URL of Pay-i
     * @return the base URL of the proxy
     * @throws NullPointerException if the argument is null
     */
    public static String azureOpenAi(String payiBaseUrl) {
        return url(payiBaseUrl, AZURE_OPENAI_PATH);
    }

    /**
     * For Anthropic clients, in place of {@code https://api.anthropic.com}.
     *
     * @return the base URL of the proxy
     */
    public static String anthropic() {
        return anthropic(configured());
    }

    /**
     * For Anthropic clients, in place of {@code https://api.anthropic.com}.
     *
     * @param payiBaseUrl the base URL of Pay-i
     * @return the base URL of the proxy
     * @throws NullPointerException if the argument is null
     */
    public static String anthropic(String payiBaseUrl) {
        return url(payiBaseUrl, ANTHROPIC_PATH);
    }

    /**
     * For Anthropic's models on Azure AI Foundry; calls must carry {@link PayiHeaders#PROVIDER_BASE_URI}.
     *
     * @return the base URL of the proxy
     */
    public static String azureAnthropic() {
        return azureAnthropic(configured());
    }

    /**
     * For Anthropic's models on Azure AI Foundry; calls must carry {@link PayiHeaders#PROVIDER_BASE_URI}.
     *
     * @param payiBaseUrl the base URL of Pay-i
     * @return the base URL of the proxy
     * @throws NullPointerException if the argument is null
     */
    public static String azureAnthropic(String payiBaseUrl) {
        return url(payiBaseUrl, AZURE_ANTHROPIC_PATH);
    }

    /**
     * For AWS Bedrock clients; calls must carry {@link PayiHeaders#PROVIDER_BASE_URI}.
     *
     * @return the base URL of the proxy
     */
    public static String bedrock() {
        return bedrock(configured());
    }

    /**
     * For AWS Bedrock clients; calls must carry {@link PayiHeaders#PROVIDER_BASE_URI}.
     *
     * @param payiBaseUrl the base URL of Pay-i
     * @return the base URL of the proxy
     * @throws NullPointerException if the argument is null
     */
    public static String bedrock(String payiBaseUrl) {
        return url(payiBaseUrl, BEDROCK_PATH);
    }

    /**
     * For clients of Google Vertex AI, with Gemini and the other models there; calls must carry
     * {@link PayiHeaders#PROVIDER_BASE_URI}. Pay-i has no route for the Gemini Developer API
     * ({@code generativelanguage.googleapis.com}): calls there are reported, not proxied.
     *
     * @return the base URL of the proxy
     */
    public static String vertex() {
        return vertex(configured());
    }

    /**
     * For clients of Google Vertex AI, as {@link #vertex()}.
     *
     * @param payiBaseUrl the base URL of Pay-i
     * @return the base URL of the proxy
     * @throws NullPointerException if the argument is null
     */
    public static String vertex(String payiBaseUrl) {
        return url(payiBaseUrl, VERTEX_PATH);
    }

    private static String configured() {
        return PayiProviderHolder.get().baseUrl().toString();
    }

    private static String url(String payiBaseUrl, String route) {
        String base = Objects.requireNonNull(payiBaseUrl, "payiBaseUrl").strip();
        while (base.endsWith("/")) {
            base = base.substring(0, base.length() - 1);
        }
        return base + route;
    }
}
