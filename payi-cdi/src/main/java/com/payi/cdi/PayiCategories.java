package com.payi.cdi;

/**
 * Pay-i's categories (Pay-i: {@code category}): each is a provider with its price list. For
 * {@link TrackContext.Builder#priceAsCategory(String)} and for a {@link com.payi.cdi.spi.ProviderDialect}.
 *
 * @since 0.1
 */
public final class PayiCategories {
    /** OpenAI, and services with OpenAI's interface. */
    public static final String OPENAI = "system.openai";
    /** Azure OpenAI. */
    public static final String AZURE_OPENAI = "system.azureopenai";
    /** Azure AI Foundry, for example Anthropic's models there. */
    public static final String AZURE = "system.azure";
    /** Anthropic. */
    public static final String ANTHROPIC = "system.anthropic";
    /** AWS Bedrock. */
    public static final String AWS_BEDROCK = "system.aws.bedrock";
    /** Google Vertex AI and Gemini. */
    public static final String GOOGLE_VERTEX = "system.google.vertex";
    /** Databricks on Azure. */
    public static final String DATABRICKS_AZURE = "system.databricks.azure";
    /** Databricks on AWS. */
    public static final String DATABRICKS_AWS = "system.databricks.aws";
    /** Databricks on Google Cloud. */
    public static final String DATABRICKS_GOOGLE = "system.databricks.google";

    private PayiCategories() {}
}
