package com.payi.it.quarkus.devservice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URL;
import java.nio.charset.StandardCharsets;

import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import com.payi.it.kit.FreePort;
import com.payi.testkit.FakeProvider;

import io.quarkus.test.QuarkusDevModeTest;

/** In dev mode the dev service outlives each start of the application, and takes over what is configured anew. */
class HotReloadTest {
    private static final FakeProvider PROVIDER = FakeProvider.start();
    /** Reloads need a port that does not change. */
    private static final int PORT = FreePort.find();

    @RegisterExtension
    static final QuarkusDevModeTest APPLICATION = new QuarkusDevModeTest().withApplicationRoot(jar -> jar
            .addClasses(ChatClient.class, Assistant.class, AssistantResource.class, EventsResource.class)
            .addAsResource(new StringAsset(configuration("")), "application.properties")
            .addAsResource(new StringAsset(prices(1)), "payi-prices.json"));

    @AfterAll
    static void end() {
        PROVIDER.close();
    }

    private static String configuration(String added) {
        return "quarkus.http.port=" + PORT + "\nquarkus.rest-client.provider.url=" + PROVIDER.uri()
                + "\nquarkus.payi.devservices.prices=payi-prices.json\n" + added;
    }

    private static String prices(int input) {
        return "{\"prices\":{\"system.openai\":{\"our-model\":{\"text\":{\"input\":" + input * 1_000_000 + "}}}}}";
    }

    @Test
    void eventsAreKeptAndSettingsAreNot() {
        get("/answer?model=our-model");
        await().untilAsserted(() -> assertThat(get("/events")).isEqualTo("first 1 12 with key"));
        String url = get("/events/url");

        APPLICATION.modifySourceFile(EventsResource.class, source -> source.replace("\"first\"", "\"second\""));
        assertThat(get("/events")).as("after a reload").isEqualTo("second 1 12 with key");
        assertThat(get("/events/url")).isEqualTo(url);

        APPLICATION.modifyResourceFile("payi-prices.json", prices -> prices(2));
        get("/answer?model=our-model");
        await().untilAsserted(() -> assertThat(get("/events")).as("with the new price").isEqualTo("second 2 36 with key"));

        APPLICATION.modifyResourceFile("application.properties",
                all -> configuration("quarkus.payi.devservices.enabled=false\n"));
        assertThat(get("/events")).as("its address and key are gone, too").isEqualTo("second not running without key");

        APPLICATION.modifyResourceFile("application.properties", all -> configuration(""));
        assertThat(get("/events")).as("the service starts again and has forgotten nothing").isEqualTo("second 2 36 with key");
    }

    private static String get(String path) {
        try {
            URL url = URI.create("http://localhost:" + PORT + path).toURL();
            try (InputStream in = url.openStream()) {
                return new String(in.readAllBytes(), StandardCharsets.UTF_8);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
