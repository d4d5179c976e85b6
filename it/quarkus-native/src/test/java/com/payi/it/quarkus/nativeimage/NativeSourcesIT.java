package com.payi.it.quarkus.nativeimage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.ZipFile;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/** What Quarkus would give to the builder of a native image for the library and what it does with optional libraries. */
class NativeSourcesIT {
    private static final String LIBRARY = "com.payi.cdi.";
    private static final String EXTENSION = "com.payi.quarkus.runtime.";
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
    @ValueSource(strings = {"PayiLogger_$logger", "DeliveryLogger_$logger", "QuarkusLogger_$logger"})
    void messageLoggersAreLoadedByName(String logger) {
        assertThat(reflective(LIBRARY + "internal.core.log." + logger)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Flag", "Number", "LongNumber", "Period", "File", "Address", "StreamUsageChoice", "OnBlockedChoice",
            "OverflowChoice", "SendingChoice"})
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
    @ValueSource(strings = {"org.h2.mvstore.MVStore", "com.openai.client.OpenAIClient", "io.smallrye.mutiny.Multi",
            "io.smallrye.common.vertx.VertxContext"})
    void optionalLibrariesAreFoundByName(String type) {
        assertThat(reflective(type)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"com.anthropic.client.AnthropicClient", "com.google.genai.Client",
            "org.eclipse.microprofile.jwt.JsonWebToken"})
    void librariesThatAreMissingAreNotNamed(String type) {
        assertThat(reflective(type)).isEmpty();
    }

    @Test
    void theAdapterOfAProducedClientIsCalledByName() {
        assertThat(reflective(LIBRARY + "client.openai.PayiOpenAi").orElseThrow().path("allDeclaredMethods").asBoolean())
                .isTrue();
    }

    @Test
    void clientsAndServicesOfSdksHaveProxies() {
        List<String> interfaces = new ArrayList<>();
        proxies.forEach(each -> each.path("interfaces").forEach(name -> interfaces.add(name.asText())));

        assertThat(interfaces).contains("com.openai.client.OpenAIClient", "com.openai.client.OpenAIClientAsync",
                "com.openai.services.blocking.ChatService", "com.openai.services.blocking.chat.ChatCompletionService",
                "com.openai.services.async.chat.ChatCompletionServiceAsync");
        assertThat(interfaces).filteredOn(name -> name.startsWith("com.openai."))
                .allMatch(name -> name.startsWith("com.openai.client.") || name.startsWith("com.openai.services."));
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
