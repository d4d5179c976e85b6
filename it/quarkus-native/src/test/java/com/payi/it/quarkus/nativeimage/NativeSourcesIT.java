package com.payi.it.quarkus.nativeimage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/** What Quarkus would give to the builder of a native image for the library and what it does with optional libraries. */
class NativeSourcesIT {
    private static final String LIBRARY = "com.payi.cdi.";
    private static final String EXTENSION = "com.payi.quarkus.runtime.";
    private static final Path LIBRARIES = Path.of("target/native-sources/lib");
    private static JsonNode reflection;
    private static JsonNode resources;
    private static JsonNode proxies;
    private static List<String> classes;

    @BeforeAll
    static void read() throws IOException {
        Path sources = Path.of("target/native-sources");
        try (Stream<Path> files = Files.list(sources)) {
            Path runner = files.filter(file -> file.toString().endsWith("-runner.jar")).findFirst().orElseThrow();
            try (ZipFile jar = new ZipFile(runner.toFile())) {
                reflection = json(jar, "reflect-config.json");
                resources = json(jar, "resource-config.json");
                proxies = json(jar, "proxy-config.json");
                classes = jar.stream().map(entry -> entry.getName()).toList();
            }
        }
        assertThat(sources.resolve("native-image.args")).content().contains("-runner.jar");
    }

    private static JsonNode json(ZipFile jar, String name) throws IOException {
        try (InputStream file = jar.getInputStream(jar.getEntry("META-INF/native-image/" + name))) {
            return new ObjectMapper().readTree(file);
        }
    }

    private static Optional<JsonNode> reflective(String type) {
        for (JsonNode each : reflection) {
            if (each.path("name").asText().equals(type)) {
                return Optional.of(each);
            }
        }
        return Optional.empty();
    }

    @Test
    void membersOfTheAnnotationAreReadByName() {
        assertThat(reflective(LIBRARY + "Track").orElseThrow().path("allDeclaredMethods").asBoolean()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"PayiLogger_$logger", "DeliveryLogger_$logger", "QuarkusLogger_$logger",
            "SetupLogger_$logger"})
    void messageLoggersAreLoadedByName(String logger) {
        assertThat(reflective(LIBRARY + "internal.core.log." + logger)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Flag", "Number", "LongNumber", "Period", "File", "Address", "StreamUsageChoice", "OnBlockedChoice",
            "OverflowChoice", "SendingChoice", "SetupChoice", "LimitTypeChoice"})
    void convertersOfTheConfigurationAreMadeByName(String converter) {
        assertThat(reflective(EXTENSION + "UsableValue$" + converter).orElseThrow().path("allDeclaredConstructors").asBoolean())
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"com.payi.cdi.PayiProvider", "com.payi.cdi.client.ClientProvider",
            "com.payi.cdi.spi.AsyncResultSupport", "com.payi.cdi.internal.core.context.FrameSource"})
    void servicesAreFound(String service) {
        assertThat(resources.toString()).contains("META-INF/services/" + service);
    }

    @ParameterizedTest
    @ValueSource(strings = {"com.payi.cdi.internal.edge.runtime.CdiPayiProvider",
            "com.payi.cdi.internal.edge.client.CdiClientProvider", EXTENSION + "VertxFrames", EXTENSION + "FutureSupport",
            EXTENSION + "RestMultiSupport"})
    void providersOfServicesAreMadeByName(String provider) {
        assertThat(reflective(provider)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"QuarkusClientFilter", "QuarkusCallingContextFilter"})
    void filtersOfTheRestClientAreMadeByName(String filter) {
        assertThat(reflective(EXTENSION + filter)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Limit", "LimitResponse", "NewUseCase", "Totals", "RequestResult"})
    void recordsOfPayisApiAreReadByName(String type) {
        assertThat(reflective(LIBRARY + "client.admin." + type).orElseThrow().path("allDeclaredConstructors").asBoolean())
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"org.h2.mvstore.MVStore", "org.apache.kafka.clients.producer.KafkaProducer",
            "com.openai.client.OpenAIClient", "com.anthropic.client.AnthropicClient", "com.google.genai.Client",
            "dev.langchain4j.http.client.HttpClientBuilder", "io.quarkiverse.langchain4j.RegisterAiService",
            "io.smallrye.mutiny.Multi", "io.smallrye.common.vertx.VertxContext"})
    void optionalLibrariesAreFoundByName(String type) {
        assertThat(reflective(type)).isPresent();
    }

    @Test
    void aLibraryThatIsMissingIsNotNamed() {
        assertThat(reflective("org.eclipse.microprofile.jwt.JsonWebToken")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"openai.PayiOpenAi", "anthropic.PayiAnthropic", "genai.PayiGenAi", "okhttp.PayiOkHttp",
            "langchain4j.PayiLangChain4j"})
    void theAdaptersOfClientsAreCalledByName(String adapter) {
        assertThat(reflective(LIBRARY + "client." + adapter).orElseThrow().path("allDeclaredMethods").asBoolean()).isTrue();
    }

    /** Whatever HTTP client of the SDK carries the calls: interceptors are found by a file, and come before it. */
    @Test
    void theSdkOfAwsFindsTheInterceptor() {
        assertThat(resources.toString()).contains("software/amazon/awssdk/services/bedrockruntime/execution.interceptors");
        assertThat(reflective(LIBRARY + "client.aws.PayiBedrockInterceptor").orElseThrow().path("allDeclaredConstructors")
                .asBoolean()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"BeforeRetryPolicyProvider,PayiContextPolicyProvider", "AfterRetryPolicyProvider,PayiCallPolicyProvider"})
    void theSdkOfAzureFindsThePolicies(String service, String provider) {
        assertThat(resources.toString()).contains("META-INF/services/com.azure.core.http.policy." + service);
        assertThat(reflective(LIBRARY + "client.azure." + provider)).isPresent();
    }

    /** What looks nothing up by name needs no entry: GraalVM follows its calls into the library. */
    @ParameterizedTest
    @CsvSource({"com/payi/cdi/internal/edge/tracing/,io.opentelemetry.opentelemetry-api-",
            "com/payi/cdi/client/apache/,org.apache.httpcomponents.client5.httpclient5-",
            "com/payi/cdi/client/okhttp/,com.squareup.okhttp3.okhttp-"})
    void librariesThatAreCalledDirectlyAreInTheImageAndNeedNoEntry(String adapter, String library) throws IOException {
        assertThat(librariesNamed(library)).isNotEmpty();
        Path ours = librariesNamed("com.payi.payi-cdi-").get(0);
        try (ZipFile jar = new ZipFile(ours.toFile())) {
            List<? extends ZipEntry> types = jar.stream()
                    .filter(entry -> entry.getName().startsWith(adapter) && entry.getName().endsWith(".class")).toList();
            assertThat(types).isNotEmpty();
            for (ZipEntry type : types) {
                String constants = new String(jar.getInputStream(type).readAllBytes(), StandardCharsets.ISO_8859_1);
                assertThat(constants).as(type.getName()).doesNotContain("forName", "getResource", "java/lang/reflect/",
                        "java/util/ServiceLoader");
            }
        }
    }

    private static List<Path> librariesNamed(String begin) throws IOException {
        try (Stream<Path> files = Files.list(LIBRARIES)) {
            return files.filter(file -> file.getFileName().toString().startsWith(begin)).toList();
        }
    }

    /** Beans need no entry of their own: Quarkus generates the classes that make them. */
    @ParameterizedTest
    @ValueSource(strings = {"cdi/internal/edge/observe/MicrometerSink", "cdi/internal/edge/observe/DeliveryHealthCheck",
            "cdi/internal/edge/langchain4j/ChatModelCalls", "quarkus/runtime/QuarkusClientFilter",
            "quarkus/runtime/QuarkusAnswerTap", "quarkus/runtime/VertxSenderAddress"})
    void optionalBeansAreInTheImage(String bean) {
        assertThat(classes).contains("com/payi/" + bean + "_Bean.class");
    }

    @Test
    void clientsAndServicesOfSdksHaveProxies() {
        List<String> interfaces = new ArrayList<>();
        proxies.forEach(each -> each.path("interfaces").forEach(name -> interfaces.add(name.asText())));

        assertThat(interfaces).contains("com.openai.client.OpenAIClient", "com.openai.client.OpenAIClientAsync",
                "com.openai.services.blocking.ChatService", "com.openai.services.blocking.chat.ChatCompletionService",
                "com.openai.services.async.chat.ChatCompletionServiceAsync");
        assertThat(interfaces).contains("com.anthropic.client.AnthropicClient", "com.anthropic.client.AnthropicClientAsync",
                "com.anthropic.services.blocking.MessageService", "com.anthropic.services.async.MessageServiceAsync");
        assertThat(interfaces).filteredOn(name -> name.matches("com\\.(openai|anthropic)\\..*"))
                .allMatch(name -> name.matches("com\\.\\w+\\.(client|services)\\..*"));
    }

    @Test
    void tablesOfTheTokenizerAreInTheImage() {
        assertThat(resources.toString()).contains("com/knuddels/jtokkit/");
    }

    @Test
    void nothingOfDevModeIsInTheImage() {
        assertThat(classes).noneMatch(name -> name.startsWith("com/payi/quarkus/deployment/"));
    }
}
