package com.payi.it.quarkus.devui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.lang.ref.Reference;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

import javax.management.JMException;
import javax.management.ObjectName;

import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import com.payi.it.kit.FreePort;
import com.payi.testkit.FakeProvider;

import io.quarkus.test.QuarkusDevModeTest;

/**
 * A page of the Dev UI that is open at a reload keeps nothing of the start before it; a collected class loader is its
 * subject. Quarkus itself keeps those of the first start and of the last two.
 */
class OpenPagesReloadTest {
    private static final FakeProvider PROVIDER = FakeProvider.start();
    private static final int PORT = FreePort.find();
    private static final String SERVICE = "com.payi.quarkus.runtime.devui.PayiDevUiService";

    @RegisterExtension
    static final QuarkusDevModeTest APPLICATION = new QuarkusDevModeTest()
            .withApplicationRoot(jar -> jar.addClasses(Desk.class, DeskResource.class, Provider.class, StartResource.class)
                    .addAsResource(new StringAsset("""
                            quarkus.http.port=%d
                            quarkus.rest-client.provider.url=%s
                            """.formatted(PORT, PROVIDER.uri())), "application.properties"));

    @AfterAll
    static void end() {
        System.getProperties().remove(StartResource.LOADER);
        PROVIDER.close();
    }

    @Test
    void theStreamsOfAPageEndWithTheStartThatTheyShow() throws Exception {
        OpenAiAnswers.of(PROVIDER);
        started(0);
        DevUiStream.open(PORT);
        Reference<?> loader = reload(1);
        DevUiStream shown = DevUiStream.open(PORT);
        get("/desk/answer?model=gpt-4o&user=anna");
        await().untilAsserted(() -> assertThat(shown.messages()).as("the page shows the call")
                .anyMatch(message -> message.contains("ticket_answer") && message.contains("delivered"))
                .anyMatch(message -> message.contains("1 calls")));
        reload(2);
        DevUiStream.open(PORT);
        reload(3);
        DevUiStream last = DevUiStream.open(PORT);

        await().untilAsserted(() -> assertThat(last.messages()).as("the call is still shown")
                .anyMatch(message -> message.contains("ticket_answer")));
        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
            System.gc();
            assertThat(loader.get()).as("the class loader of a start before").isNull();
        });
        assertThat(shown.isClosed()).as("the page has to ask again").isTrue();
        assertThat(liveInstances()).as("the service of the last start alone").containsEntry(SERVICE, 1);
        assertThat(liveInstances()).as("what a timer of the open page calls, and no other").containsEntry(SERVICE + "$View", 1);
        assertThat(Thread.getAllStackTraces().keySet()).extracting(Thread::getName)
                .filteredOn(name -> name.startsWith("payi-in") && !name.startsWith("payi-ingest-http"))
                .as("the delivery of one application")
                .allMatch(name -> name.equals("payi-intake") || name.equals("payi-ingest"))
                .doesNotHaveDuplicates();
    }

    private static Reference<?> reload(int start) {
        APPLICATION.modifySourceFile(StartResource.class,
                source -> source.replace("start_" + (start - 1), "start_" + start));
        return started(start);
    }

    /** The class loader of a start. */
    private static Reference<?> started(int start) {
        await().untilAsserted(() -> assertThat(get("/start")).isEqualTo("start_" + start));
        return (Reference<?>) System.getProperties().get(StartResource.LOADER);
    }

    /** By class, after a collection. */
    private static Map<String, Integer> liveInstances() throws JMException {
        Object histogram = ManagementFactory.getPlatformMBeanServer().invoke(
                new ObjectName("com.sun.management:type=DiagnosticCommand"), "gcClassHistogram",
                new Object[]{new String[0]}, new String[]{String[].class.getName()});
        Map<String, Integer> instances = new HashMap<>();
        histogram.toString().lines().map(line -> line.trim().split("\\s+")).filter(columns -> columns[0].matches("\\d+:"))
                .forEach(columns -> instances.merge(columns[3], Integer.valueOf(columns[1]), Integer::sum));
        return instances;
    }

    private static String get(String path) {
        try (InputStream in = URI.create("http://localhost:" + PORT + path).toURL().openStream()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
