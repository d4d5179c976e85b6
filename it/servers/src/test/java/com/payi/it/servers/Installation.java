package com.payi.it.servers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestWatcher;
import org.junit.platform.commons.support.AnnotationSupport;

import com.payi.testkit.FakePayi;
import com.payi.testkit.FakeProvider;
import com.payi.testkit.IngestedEvent;
import com.payi.testkit.TestConfiguration;

/**
 * A server for the tests of a class and of those nested in it, with the provider and the Pay-i that its applications call.
 */
final class Installation
        implements
            BeforeAllCallback,
            AfterAllCallback,
            AfterEachCallback,
            ExecutionCondition,
            TestWatcher {
    /** Where a server has the configuration of its applications. */
    private enum Configured {
        BY_PROPERTIES {
            @Override
            void start(ApplicationServer server, TestConfiguration configuration) {
                server.start(configuration.asMap(), Map.of());
            }
        },
        BY_ENVIRONMENT {
            @Override
            void start(ApplicationServer server, TestConfiguration configuration) {
                server.start(Map.of(), configuration.asEnvironment());
            }
        },
        WITHOUT_KEY {
            @Override
            void start(ApplicationServer server, TestConfiguration configuration) {
                Map<String, String> keyless = new HashMap<>(configuration.asMap());
                keyless.remove("payi.api-key");
                server.start(keyless, Map.of());
            }
        };

        abstract void start(ApplicationServer server, TestConfiguration configuration);
    }

    /** How long a request may take. */
    static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final Duration LATER = Duration.ofSeconds(2);

    private final Platform platform;
    private final String name;
    private final Configured configured;
    private final ApplicationServer server;
    /** Payara holds the parts of an answer back in HTTP/2. */
    private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(PATIENCE)
            .build();
    private FakeProvider provider;
    private FakePayi payi;
    private Path war;
    private URI application;

    /** @param name of the directories that belong to this installation only */
    Installation(Platform platform, String name, ApplicationServer server) {
        this(platform, name, server, Configured.BY_PROPERTIES);
    }

    private Installation(Platform platform, String name, ApplicationServer server, Configured configured) {
        this.name = name;
        this.platform = platform;
        this.server = server;
        this.configured = configured;
    }

    /** The same, but configured by environment variables in place of system properties. */
    Installation inEnvironment() {
        return new Installation(platform, name, server, Configured.BY_ENVIRONMENT);
    }

    /** The same, but without a key for Pay-i. */
    Installation withoutKey() {
        return new Installation(platform, name, server, Configured.WITHOUT_KEY);
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        if (isNested(context)) {
            return;
        }
        provider = FakeProvider.start();
        payi = FakePayi.start();
        try {
            configured.start(server, configuration());
        } catch (RuntimeException e) {
            throw new IllegalStateException("The server did not start. Its log:\n" + log(), e);
        }
    }

    /** What all applications of this installation have in common, whether or not the platform reads files in them. */
    private TestConfiguration configuration() {
        return TestConfiguration.of(payi, provider).withLines("provider/mp-rest/url=${provider}",
                "payi.account-name=acme", "payi.ingest.shutdown-timeout=30000", "payi.ingest.max-in-flight=1",
                "payi.propagation.inbound=127.0.0.0/8", "payi.propagation.outbound=127.0.0.1",
                "payi.user-id-from-principal=true", "payi.limits.on-blocked=block",
                "com.payi.it.servers.application.Documents/budget/Track/limitIds=limit_of_the_configuration");
    }

    /** Leaves out what the platform cannot do. */
    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        return behaviour(context).flatMap(platform::remedy)
                .map(remedy -> ConditionEvaluationResult.disabled("Not on " + platform.label() + ": " + remedy))
                .orElse(ConditionEvaluationResult.enabled("to be tested"));
    }

    private static Optional<Behaviour> behaviour(ExtensionContext context) {
        return context.getTestMethod().flatMap(method -> AnnotationSupport.findAnnotation(method, Shows.class))
                .map(Shows::value);
    }

    @Override
    public void afterEach(ExtensionContext context) {
        payi.releaseAnswers();
        assertThat(payi.violations()).isEmpty();
        assertThat(payi.duplicates()).isEmpty();
        assertThat(payi.events()).extracting(IngestedEvent::resource).doesNotHaveDuplicates();
    }

    @Override
    public void afterAll(ExtensionContext context) {
        if (isNested(context)) {
            return;
        }
        try {
            server.stop();
        } finally {
            provider.close();
            payi.close();
        }
    }

    private static boolean isNested(ExtensionContext context) {
        return context.getRequiredTestClass().getEnclosingClass() != null;
    }

    @Override
    public void testFailed(ExtensionContext context, Throwable cause) {
        Matrix.of(platform).fail(context.getRequiredTestClass().getName() + "." + context.getDisplayName());
        System.err.println(context.getDisplayName() + " failed. The log of the server:\n" + log());
    }

    @Override
    public void testSuccessful(ExtensionContext context) {
        behaviour(context).ifPresent(Matrix.of(platform)::pass);
    }

    /** The WAR of the build, without the parts that this platform has no interfaces for. */
    Path war() {
        if (war == null) {
            war = WarFile.of(platform, "war-" + name);
        }
        return war;
    }

    Platform platform() {
        return platform;
    }

    /** The address of the application as the build made it, which is deployed when the first test asks for it. */
    URI application() {
        if (application == null) {
            application = server.deploy("accounting", war());
        }
        return application;
    }

    String log() {
        return server.process() == null ? "nothing" : server.process().log();
    }

    ApplicationServer server() {
        return server;
    }

    FakeProvider provider() {
        return provider;
    }

    FakePayi payi() {
        return payi;
    }

    /** Lets the application ask this installation's provider. */
    HttpResponse<String> call(URI application, String path, String model) {
        return call(application, path, model, provider.uri());
    }

    HttpResponse<String> call(URI application, String path, String model, URI asked) {
        return send(application, path, model, asked, HttpResponse.BodyHandlers.ofString());
    }

    /** As another service would, with its own context in the headers. */
    HttpResponse<String> callInContext(URI application, String path, String model, String context) {
        return send(application, path, model, provider.uri(), HttpResponse.BodyHandlers.ofString(), "Payi-Context", context);
    }

    /** As a user who gives a name and a password. */
    HttpResponse<String> callAs(String user, URI application, String path, String model) {
        String login = Base64.getEncoder().encodeToString((user + ":secret").getBytes(StandardCharsets.UTF_8));
        return send(application, path, model, provider.uri(), HttpResponse.BodyHandlers.ofString(), "Authorization",
                "Basic " + login);
    }

    /** Gives the answer while the application still writes it. */
    HttpResponse<InputStream> open(URI application, String path, String model) {
        return send(application, path, model, provider.uri(), HttpResponse.BodyHandlers.ofInputStream());
    }

    /**
     * Makes calls whose events are queued when the application ends: the first is under way, and Pay-i's answer to it comes
     * {@link #LATER}, while the application ends; the others wait for it, as one request is in flight at most.
     */
    void queue(URI application, List<String> models) {
        payi.holdAnswers();
        call(application, "documents/summary", models.get(0));
        event(models.get(0));
        models.subList(1, models.size()).forEach(model -> call(application, "documents/summary", model));
        assertThat(payi.events()).extracting(IngestedEvent::resource)
                .doesNotContainAnyElementsOf(models.subList(1, models.size()));
        CompletableFuture.delayedExecutor(LATER.toMillis(), TimeUnit.MILLISECONDS).execute(payi::releaseAnswers);
    }

    /** The names of the library's threads in the server. */
    List<String> threads() {
        return server.process().threads().stream().filter(name -> name.startsWith("payi-")).toList();
    }

    /** Waits, as those of the client for Pay-i are told to end when their application ends, and nothing waits for them. */
    void awaitThreads(int most) {
        await("the end of the library's threads").atMost(PATIENCE)
                .untilAsserted(() -> assertThat(threads()).hasSizeLessThanOrEqualTo(most));
    }

    /** The event of the only call for that model, as soon as it has come. */
    IngestedEvent event(String model) {
        await("the event of " + model).atMost(PATIENCE).until(() -> !events(model).isEmpty());
        return events(model).get(0);
    }

    List<IngestedEvent> events(String model) {
        return payi.events().stream().filter(event -> model.equals(event.resource())).toList();
    }

    private <T> HttpResponse<T> send(URI application, String path, String model, URI asked,
            HttpResponse.BodyHandler<T> handler, String... headers) {
        URI target = application.resolve(path + "?model=" + model + "&provider=" + asked);
        HttpRequest.Builder request = HttpRequest.newBuilder(target).timeout(PATIENCE)
                .POST(HttpRequest.BodyPublishers.noBody());
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            return http.send(request.build(), handler);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
