package com.payi.cdi.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import com.payi.cdi.PayiUrls;

class PayiUrlsTest {
    static Stream<Arguments> urls() {
        return Stream.of(
                arguments((UnaryOperator<String>) PayiUrls::openAi, (Supplier<String>) PayiUrls::openAi, "openai/v1"),
                arguments((UnaryOperator<String>) PayiUrls::azureOpenAi, (Supplier<String>) PayiUrls::azureOpenAi,
                        "azure.openai"),
                arguments((UnaryOperator<String>) PayiUrls::anthropic, (Supplier<String>) PayiUrls::anthropic, "anthropic"),
                arguments((UnaryOperator<String>) PayiUrls::azureAnthropic, (Supplier<String>) PayiUrls::azureAnthropic,
                        "azure.anthropic"),
                arguments((UnaryOperator<String>) PayiUrls::bedrock, (Supplier<String>) PayiUrls::bedrock, "aws.bedrock"),
                arguments((UnaryOperator<String>) PayiUrls::vertex, (Supplier<String>) PayiUrls::vertex, "google.vertex"));
    }

    @ParameterizedTest(name = "{2}")
    @MethodSource("urls")
    void areThePathsOfPayisProxyBehindItsBaseUrl(UnaryOperator<String> ofBaseUrl, Supplier<String> configured, String path) {
        assertThat(ofBaseUrl.apply("http://p")).isEqualTo("http://p/api/v1/proxy/" + path);
        assertThat(ofBaseUrl.apply(" http://p:1/x// ")).isEqualTo("http://p:1/x/api/v1/proxy/" + path);
        assertThat(configured.get()).as("by default").isEqualTo("https://api.pay-i.com/api/v1/proxy/" + path);
    }

    @ParameterizedTest(name = "{2}")
    @MethodSource("urls")
    void refuseNull(UnaryOperator<String> ofBaseUrl, Supplier<String> configured, String path) {
        assertThatThrownBy(() -> ofBaseUrl.apply(null)).isInstanceOf(NullPointerException.class).hasMessage("payiBaseUrl");
    }
}
