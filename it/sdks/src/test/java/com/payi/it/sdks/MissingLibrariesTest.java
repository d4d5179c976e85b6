package com.payi.it.sdks;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLClassLoader;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import com.payi.cdi.testing.LogCapture;
import com.payi.testkit.FakePayi;
import com.payi.testkit.FakeProvider;
import com.payi.testkit.IngestedEvent;

/**
 * The library starts, and accounts for calls, whatever client library an application lacks. The application has a class
 * loader of its own, without the jars of the library in question.
 */
class MissingLibrariesTest {
    private static final List<String> JAX_RS = List.of("jakarta.ws.rs-api", "resteasy-");
    private static final List<String> OKHTTP = List.of("okhttp", "okio", "kotlin-");
    private static final List<String> OPENAI = List.of("openai-java");
    private static final List<String> ANTHROPIC = List.of("anthropic-java");
    private static final List<String> GENAI = List.of("google-genai");
    private static final List<String> AWS = List.of("/software/amazon/", "\\software\\amazon\\");
    private static final List<String> AZURE = List.of("azure-", "reactor-", "netty-");
    private static final List<String> LANGCHAIN4J = List.of("langchain4j");
    private static final List<String> APACHE = List.of("httpclient", "httpcore");
    private static final List<String> JACKSON = List.of("jackson-databind", "jackson-annotations", "jackson-module");

    private record Missing(String name, List<String> jars, String absent) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Arguments> anApplicationStartsAndIsAccountedForWithout() {
        List<String> all = Stream.of(JAX_RS, OKHTTP, OPENAI, ANTHROPIC, GENAI, AWS, AZURE, LANGCHAIN4J, APACHE, JACKSON)
                .flatMap(List::stream).toList();
        return Stream.of(
                new Missing("JAX-RS", JAX_RS, "jakarta.ws.rs.core.Response"),
                new Missing("OkHttp", OKHTTP, "okhttp3.OkHttpClient"),
                new Missing("openai-java", OPENAI, "com.openai.client.OpenAIClient"),
                new Missing("anthropic-java", ANTHROPIC, "com.anthropic.client.AnthropicClient"),
                new Missing("google-genai", GENAI, "com.google.genai.Client"),
                new Missing("the AWS SDK", AWS, "software.amazon.awssdk.core.SdkClient"),
                new Missing("the Azure SDK", AZURE, "com.azure.core.http.HttpPipeline"),
                new Missing("LangChain4j", LANGCHAIN4J, "dev.langchain4j.model.chat.ChatModel"),
                new Missing("Apache HttpClient", APACHE, "org.apache.hc.client5.http.classic.HttpClient"),
                new Missing("any of them", all, "com.fasterxml.jackson.databind.ObjectMapper")).map(Arguments::of);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void anApplicationStartsAndIsAccountedForWithout(Missing missing) throws Exception {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        Map<String, String> configuration = new LinkedHashMap<>();
        try (FakeProvider provider = FakeProvider.start();
                FakePayi payi = FakePayi.start();
                URLClassLoader loader = SeparateClassPath.without(missing.jars());
                LogCapture log = new LogCapture()) {
            assertThat(isFound(loader, missing.absent())).as("%s is on the class path", missing.name()).isFalse();
            configuration.put("payi.api-key", FakePayi.DEFAULT_API_KEY);
            configuration.put("payi.base-url", payi.uri().toString());
            configuration.forEach(System::setProperty);
            thread.setContextClassLoader(loader);

            loader.loadClass(SmallApplication.class.getName()).getMethod("run", String.class)
                    .invoke(null, provider.uri().toString());

            assertThat(provider.received()).hasSize(1);
            assertThat(payi.events()).singleElement().satisfies(event -> {
                assertThat(event.userId()).isEqualTo("anna");
                assertThat(event.units()).containsEntry("text",
                        new IngestedEvent.Units(FakeProvider.INPUT_TOKENS, FakeProvider.OUTPUT_TOKENS));
            });
            assertThat(log.lines()).noneMatch(line -> line.startsWith("WARN") || line.startsWith("ERROR"));
        } finally {
            thread.setContextClassLoader(before);
            configuration.keySet().forEach(System::clearProperty);
        }
    }

    private static boolean isFound(ClassLoader loader, String type) {
        try {
            Class.forName(type, false, loader);
            return true;
        } catch (ClassNotFoundException e) {
            return false;
        }
    }
}
