package com.payi.it.servers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

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
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import com.payi.it.servers.sdks.Assistant;
import com.payi.it.servers.sdks.AssistantDesk;
import com.payi.it.servers.sdks.BehaviourDesk;
import com.payi.it.servers.sdks.Behaviours;
import com.payi.it.servers.sdks.ModelClients;
import com.payi.testkit.FakeProvider;
import com.payi.testkit.GatedChunks;
import com.payi.testkit.HttpRequestRecord;
import com.payi.testkit.IngestedEvent;
import com.payi.testkit.Reply;

/** An application that asks models by LangChain4j and by openai-java, which it has in WEB-INF/lib. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class SdksContract {
    private static final String NAME = "sdks";
    private static final List<String> CLIENTS = List.of("langchain4j", "langchain4j-stream", "openai-java",
            "openai-java-async", "openai-java-stream");
    private static final int CALLS_OF_EACH = 5;
    /** Of both SDKs, with what they need. */
    private static final Pattern LIBRARIES = Pattern.compile(
            "/(langchain4j|openai-java|okhttp|okio|kotlin|jackson|classmate|jsonschema-|swagger-annotations|jtokkit"
                    + "|httpcore5|httpclient5|slf4j-api)[^/]*\\.jar$");

    private final Installation installation;
    private URI application;

    SdksContract(Installation installation) {
        this.installation = installation;
    }

    @BeforeAll
    void deploy(@TempDir Path directory) throws IOException {
        Map<String, byte[]> entries = new LinkedHashMap<>(
                WarFile.classes(ModelClients.class, Assistant.class, handler(Assistant.class), AssistantDesk.class,
                        Behaviours.class, handler(Behaviours.class), BehaviourDesk.class));
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
            if (LIBRARIES.matcher(entry.replace(File.separatorChar, '/')).find()) {
                Path jar = Path.of(entry);
                entries.put("WEB-INF/lib/" + jar.getFileName(), Files.readAllBytes(jar));
            }
        }
        application = installation.server().deploy(NAME,
                WarFile.changed(installation.war(), directory.resolve("sdks.war"), entries));
    }

    /** The anonymous class that handles the streams of a class. */
    private static Class<?> handler(Class<?> type) {
        try {
            return Class.forName(type.getName() + "$1");
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    @AfterAll
    void undeploy() {
        installation.server().undeploy(NAME);
    }

    @Test
    @Shows(Behaviour.SDKS)
    void everyRequestIsReportedOnceWithItsUseCaseAndUser() {
        Map<String, CompletableFuture<HttpResponse<String>>> answers = new HashMap<>();
        Map<String, String> clients = new HashMap<>();
        for (int i = 0; i < CALLS_OF_EACH; i++) {
            for (String client : CLIENTS) {
                String model = client + "-" + i;
                clients.put(model, client);
                answers.put(model, CompletableFuture.supplyAsync(
                        () -> installation.call(application, "documents/" + client, model)));
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
    @Shows(Behaviour.SDKS)
    void aRefusedKeyIsReportedWithItsStatus() {
        String error = "{\"error\":{\"message\":\"Wrong key\"}}";
        installation.provider().on(request -> request.json().path("model").asText().startsWith("wrong-key-"),
                request -> Reply.json(401, error));

        for (String client : CLIENTS) {
            String model = "wrong-key-" + client;
            assertThat(installation.call(application, "documents/" + client, model).statusCode()).isEqualTo(500);

            IngestedEvent event = installation.event(model);
            assertThat(event.httpStatusCode()).as(client).isEqualTo(401);
            assertThat(event.userId()).isEqualTo(model);
            assertThat(event.useCaseName()).isEqualTo(client);
        }
    }

    private String behave(String client, String behaviour, String model) {
        return installation.call(application, "documents/" + behaviour + "-" + client, model).body();
    }

    private static boolean asks(HttpRequestRecord request, String model) {
        return model.equals(request.json().path("model").asText());
    }

    private long requests(String model) {
        return installation.provider().received().stream().filter(request -> asks(request, model)).count();
    }

    @ParameterizedTest
    @Shows(Behaviour.SDKS)
    @ValueSource(strings = {"openai-java", "langchain4j"})
    void aStreamThatIsCancelledHalfwayIsPartial(String client) {
        String model = "cancelled-" + client;
        List<String> parts = List.of(part("One"), part(" two"), Reply.data("[DONE]"));
        GatedChunks chunks = new GatedChunks(parts);
        installation.provider().on(request -> asks(request, model),
                request -> Reply.streamed(200, Map.of("Content-Type", "text/event-stream"), () -> chunks));

        assertThat(behave(client, "first-token", model)).isEqualTo("One");
        chunks.allow(1);

        IngestedEvent event = installation.event(model);
        chunks.allow(parts.size());
        assertThat(event.properties()).containsEntry("payi.partial", "true");
        assertThat(event.userId()).isEqualTo(model);
    }

    private static String part(String text) {
        return Reply.data("{\"id\":\"c-1\",\"object\":\"chat.completion.chunk\",\"created\":1,\"model\":\"m\",\"choices\":["
                + "{\"index\":0,\"delta\":{\"content\":\"" + text + "\"},\"finish_reason\":null}]}");
    }

    @ParameterizedTest
    @Shows(Behaviour.SDKS)
    @ValueSource(strings = {"openai-java", "langchain4j"})
    void aRetryIsAnEventOfTheSameUseCaseInstance(String client) {
        String model = "retried-" + client;
        AtomicBoolean failed = new AtomicBoolean();
        installation.provider().on(request -> asks(request, model) && failed.compareAndSet(false, true),
                request -> Reply.json(500, "{\"error\":{\"message\":\"Try again\"}}"));

        assertThat(installation.call(application, "documents/" + client, model).body()).startsWith("Hello");

        await().atMost(Installation.PATIENCE).untilAsserted(() -> assertThat(installation.events(model)).hasSize(2));
        List<IngestedEvent> events = installation.events(model);
        assertThat(requests(model)).isEqualTo(2);
        assertThat(events).extracting(IngestedEvent::httpStatusCode).containsExactlyInAnyOrder(500, 200);
        assertThat(events).extracting(IngestedEvent::useCaseId).containsOnly(events.get(0).useCaseId());
        // The installation expects a model of its own in each event.
        installation.payi().reset();
    }

    @ParameterizedTest
    @Shows(Behaviour.SDKS)
    @ValueSource(strings = {"openai-java", "langchain4j"})
    void aRefusedConnectionIsReported(String client) {
        String model = "nowhere-" + client;

        URI nowhere = URI.create("http://127.0.0.1:" + FakeProvider.deadPort());
        assertThat(installation.call(application, "documents/nowhere-" + client, model, nowhere).body()).isEqualTo("true");

        assertThat(installation.event(model).httpStatusCode()).isEqualTo(299);
        assertThat(installation.event(model).userId()).isEqualTo(model);
    }

    @ParameterizedTest
    @Shows(Behaviour.SDKS)
    @ValueSource(strings = {"openai-java", "langchain4j"})
    void aProxiedCallBringsItsResult(String client) {
        String model = "proxied-" + client;

        assertThat(behave(client, "result", model)).isEqualTo("true");

        assertThat(requests(model)).isEqualTo(1);
        assertThat(installation.payi().proxied()).filteredOn(request -> asks(request, model)).singleElement()
                .satisfies(request -> assertThat(request.header("xProxy-User-ID")).hasValue(model));
        assertThat(installation.events(model)).isEmpty();
    }

    @ParameterizedTest
    @Shows(Behaviour.SDKS)
    @ValueSource(strings = {"openai-java", "langchain4j"})
    void aBlockedLimitRefusesCalls(String client) {
        installation.payi().limitState("limit_of_sdks", "blocked");
        AtomicInteger calls = new AtomicInteger();
        await().atMost(Installation.PATIENCE)
                .until(() -> behave(client, "limited", "limited-" + client + calls.incrementAndGet()).equals("true"));

        String model = "refused-" + client;
        assertThat(behave(client, "limited", model)).isEqualTo("true");

        assertThat(requests(model)).isZero();
        assertThat(requests("limited-" + client + calls.get())).isZero();
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
