package com.payi.it.quarkus.devservice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.ref.Reference;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import com.payi.it.kit.FreePort;
import com.payi.testkit.FakeProvider;

import io.quarkus.test.QuarkusDevModeTest;

/**
 * A reload of a tracked class ends what the start before it began; a collected class loader is its subject. Quarkus itself
 * keeps those of the first start and of the last two, with this library or without it.
 */
class ReloadLeavesNothingTest {
    private static final FakeProvider PROVIDER = FakeProvider.start();
    private static final int PORT = FreePort.find();

    @RegisterExtension
    static final QuarkusDevModeTest APPLICATION = new QuarkusDevModeTest().withApplicationRoot(jar -> jar
            .addClasses(ChatClient.class, EventsResource.class, ReloadedResource.class)
            .addAsResource(new StringAsset(
                    "quarkus.http.port=" + PORT + "\nquarkus.rest-client.provider.url=" + PROVIDER.uri() + "\n"),
                    "application.properties"));

    @AfterAll
    static void end() {
        System.getProperties().remove(ReloadedResource.LOADER);
        PROVIDER.close();
    }

    @Test
    void noClassLoaderAndNoThreadOfTheStartBefore() {
        started(0);
        Reference<?> reloaded = reload(1);
        reload(2);
        Reference<?> last = reload(3);

        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
            System.gc();
            assertThat(reloaded.get()).as("the class loader of a start before").isNull();
        });
        assertThat(last.get()).as("the class loader of the last start").isNotNull();
        assertThat(Thread.getAllStackTraces().keySet()).extracting(Thread::getName)
                .filteredOn(name -> name.startsWith("payi-in") && !name.startsWith("payi-ingest-http"))
                .as("the delivery of one application").containsExactlyInAnyOrder("payi-intake", "payi-ingest");
    }

    private static Reference<?> reload(int start) {
        APPLICATION.modifySourceFile(ReloadedResource.class,
                source -> source.replace("start_" + (start - 1), "start_" + start));
        return started(start);
    }

    /** The class loader of a start whose call has been reported. */
    private static Reference<?> started(int start) {
        get("/reloaded");
        await().untilAsserted(() -> assertThat(get("/events")).startsWith("first " + (start + 1) + " "));
        return (Reference<?>) System.getProperties().get(ReloadedResource.LOADER);
    }

    private static String get(String path) {
        try (InputStream in = URI.create("http://localhost:" + PORT + path).toURL().openStream()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
