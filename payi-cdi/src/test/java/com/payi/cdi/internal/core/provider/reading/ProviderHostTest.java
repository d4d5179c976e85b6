package com.payi.cdi.internal.core.provider.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who offers an interface of OpenAI's. */
class ProviderHostTest {
    @ParameterizedTest
    @CsvSource({
            "https://api.openai.com/v1/x, true, false, system.openai",
            "https://eu.api.openai.com/v1/x, true, false, system.openai",
            "https://notopenai.com/v1/x, false, false, system.openai",
            "https://fakeopenai.com/v1/x, false, false, system.openai",
            "https://openai.com.example.org/v1/x, false, false, system.openai",
            "https://fakeopenai.azure.com/v1/x, false, false, system.openai",
            "https://api.moonshot.ai/v1/x, true, false, system.openai",
            "https://models.github.ai/inference/x, true, false, system.openai",
            "https://adb-1.2.azuredatabricks.net/serving-endpoints/x, true, false, system.openai",
            "https://adb-1.2.azuredatabricks.net/api/2.0/x, false, false, system.openai",
            "https://bedrock-runtime.us-east-1.amazonaws.com/openai/v1/x, true, false, system.aws.bedrock",
            "https://vpce-1.bedrock-runtime.us-east-1.vpce.amazonaws.com/openai/v1/x, true, false, system.aws.bedrock",
            "https://bedrock-mantle.us-east-1.api.aws/v1/x, true, false, system.aws.bedrock",
            "https://my-app.us-east-1.elb.amazonaws.com/v1/x, false, false, system.openai",
            "https://generativelanguage.googleapis.com/v1beta/openai/x, true, false, system.google.vertex",
            "https://us-central1-aiplatform.googleapis.com/v1/x, true, false, system.google.vertex",
            "https://storage.googleapis.com/v1/x, false, false, system.openai",
            "https://api.mistral.ai/v1/x, true, false, system.openai",
            "https://llm.example.com/v1/x, false, false, system.openai",
            "https://X.OpenAI.Azure.com/openai/v1/x, true, true, system.azureopenai",
            "https://x.cognitiveservices.azure.com/x, true, true, system.azureopenai",
            "https://x.services.ai.azure.com/x, true, true, system.azureopenai",
            "https://gateway.example.com/openai/deployments/d/x, true, true, system.azureopenai",
            "https://payi.example.com/api/v1/proxy/openai/v1/x, true, false, system.openai",
            "https://payi.example.com/api/v1/proxy/azure.openai/openai/x, true, true, system.azureopenai"})
    void knownAzureAndCategory(URI uri, boolean known, boolean azure, String category) {
        assertThat(ProviderHost.isKnown(uri)).isEqualTo(known);
        assertThat(ProviderHost.isAzure(uri)).isEqualTo(azure);
        assertThat(ProviderHost.category(uri)).isEqualTo(category);
    }

    @ParameterizedTest
    @CsvSource({
            "https://x.openai.azure.com/openai/deployments/my-gpt/chat/completions, my-gpt",
            "https://dbc.example.com/serving-endpoints/llama/invocations, llama",
            "https://dbc.example.com/serving-endpoints/llama/other, ",
            "https://api.openai.com/v1/chat/completions, "})
    void deployment(URI uri, String deployment) {
        assertThat(ProviderHost.deployment(uri)).isEqualTo(deployment);
    }

    @ParameterizedTest
    @CsvSource({"https://a.example.com/v1/x/, /v1/x", "https://a.example.com/v1/x, /v1/x", "https://a.example.com, ''",
            "mailto:a@b, ''"})
    void aPathEndsWithoutASlash(URI uri, String path) {
        assertThat(ProviderHost.path(uri)).isEqualTo(path);
    }
}
