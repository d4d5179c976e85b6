package com.payi.it.servers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

import com.payi.it.kit.FakeProvider;
import com.payi.it.kit.IngestedEvent;
import com.payi.it.kit.Reply;
import com.payi.it.servers.sdks.Assistant;
import com.payi.it.servers.sdks.AssistantResource;
import com.payi.it.servers.sdks.ModelClients;

/** An application that asks models by LangChain4j and by openai-java, which it has in WEB-INF/lib. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class SdksContract {
    private static final String NAME = "sdks";
    private static final List<String> CLIENTS = List.of("langchain4j", "langchain4j-stream", "openai-java",
            "openai-java-async", "openai-java-stream");
    private static final int CALLS_OF_EACH = 5;
    /** Of both SDKs, with what they need and no server has for applications. */
    private static final Pattern LIBRARIES = Pattern.compile(
            "/(langchain4j|openai-java|okhttp|okio|kotlin|jackson|classmate|jsonschema-|swagger-annotations|jtokkit"
                    + "|httpcore5|httpclient5)[^/]*\\.jar$");

    private final Installation installation;
    private URI application;

    SdksContract(Installation installation) {
        this.installation = installation;
    }

    @BeforeAll
    void deploy(@TempDir Path directory) throws IOException {
        Map<String, byte[]> entries = new LinkedHashMap<>(
                WarFile.classes(ModelClients.class, Assistant.class, anonymousHandler(), AssistantResource.class));
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
            if (LIBRARIES.matcher(entry.replace(File.separatorChar, '/')).find()) {
                Path jar = Path.of(entry);
                entries.put("WEB-INF/lib/" + jar.getFileName(), Files.readAllBytes(jar));
            }
        }
        application = installation.server().deploy(NAME,
                WarFile.changed(Installation.WAR, directory.resolve("sdks.war"), entries));
    }

    private static Class<?> anonymousHandler() {
        try {
            return Class.forName(Assistant.class.getName() + "$1");
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    @AfterAll
    void undeploy() {
        installation.server().undeploy(NAME);
    }

    @Test
    void everyRequestIsReportedOnceWithItsUseCaseAndUser() {
        Map<String, CompletableFuture<HttpResponse<String>>> answers = new HashMap<>();
        Map<String, String> clients = new HashMap<>();
        for (int i = 0; i < CALLS_OF_EACH; i++) {
            for (String client : CLIENTS) {
                String model = client + "-" + i;
                clients.put(model, client);
                answers.put(model, CompletableFuture.supplyAsync(
                        () -> installation.call(application, "assistant/" + client, model)));
            }
        }
        answers.forEach((model, answer) -> assertThat(answer.join().body()).as(model).startsWith("Hello"));

        List<IngestedEvent> events = new ArrayList<>();
        clients.forEach((model, client) -> events.add(reported(model, client)));
        long requests = installation.provider().received().stream()
                .filter(request -> clients.containsKey(request.json().path("model").asText())).count();
        assertThat(events).hasSize((int) requests).hasSize(CLIENTS.size() * CALLS_OF_EACH);
    }

    @Test
    void aRefusedKeyIsReportedWithItsStatus() {
        String error = "{\"error\":{\"message\":\"Wrong key\"}}";
        installation.provider().on(request -> request.json().path("model").asText().startsWith("wrong-key-"),
                request -> Reply.json(401, error));

        for (String client : CLIENTS) {
            String model = "wrong-key-" + client;
            assertThat(installation.call(application, "assistant/" + client, model).statusCode()).isEqualTo(500);

            IngestedEvent event = installation.event(model);
            assertThat(event.httpStatusCode()).as(client).isEqualTo(401);
            assertThat(event.userId()).isEqualTo(model);
            assertThat(event.useCaseName()).isEqualTo(client);
        }
    }

    private IngestedEvent reported(String model, String client) {
        IngestedEvent event = installation.event(model);
        assertThat(installation.events(model)).hasSize(1);
        assertThat(event.useCaseName()).isEqualTo(client);
        assertThat(event.userId()).isEqualTo(model);
        assertThat(event.units()).isEqualTo(Map.of("text",
                new IngestedEvent.Units(FakeProvider.INPUT_TOKENS, FakeProvider.OUTPUT_TOKENS)));
        assertThat(event.body().has("time_to_first_token_ms")).isEqualTo(client.endsWith("-stream"));
        return event;
    }
}
