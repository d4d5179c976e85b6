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
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestWatcher;

import com.payi.testkit.FakePayi;
import com.payi.testkit.FakeProvider;
import com.payi.testkit.IngestedEvent;
import com.payi.testkit.TestConfiguration;

/**
 * A server for the tests of a class and of those nested in it, with the provider and the Pay-i that its applications call.
 */
final class Installation implements BeforeAllCallback, AfterAllCallback, AfterEachCallback, TestWatcher {
    static final Path WAR = Path.of(System.getProperty("application.war"));

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final ApplicationServer server;
    /** Payara holds the parts of an answer back in HTTP/2. */
    private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(PATIENCE)
            .build();
    private FakeProvider provider;
    private FakePayi payi;
    private URI application;

    Installation(ApplicationServer server) {
        this.server = server;
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        if (isNested(context)) {
            return;
        }
        provider = FakeProvider.start();
        payi = FakePayi.start();
        try {
            server.start(TestConfiguration.of(payi, provider).withLines("provider/mp-rest/url=${provider}",
                    "payi.ingest.max-in-flight=1", "payi.propagation.inbound=127.0.0.0/8",
                    "payi.propagation.outbound=127.0.0.1").asMap());
        } catch (RuntimeException e) {
            throw new IllegalStateException("The server did not start. Its log:\n" + log(), e);
        }
    }

    @Override
    public void afterEach(ExtensionContext context) {
        payi.stall(Duration.ZERO);
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
        System.err.println(context.getDisplayName() + " failed. The log of the server:\n" + log());
    }

    /** The address of the application as the build made it, which is deployed when the first test asks for it. */
    URI application() {
        if (application == null) {
            application = server.deploy("accounting", WAR);
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

    /** Gives the answer while the application still writes it. */
    HttpResponse<InputStream> open(URI application, String path, String model) {
        return send(application, path, model, provider.uri(), HttpResponse.BodyHandlers.ofInputStream());
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
