package com.payi.it.quarkus.devservice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;

import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import com.payi.it.kit.FreePort;
import com.payi.testkit.FakeProvider;

import io.quarkus.test.ContinuousTestingTestUtils;
import io.quarkus.test.ContinuousTestingTestUtils.TestStatus;
import io.quarkus.test.QuarkusDevModeTest;

/** In dev mode, tests that use the dev service run again with each change, and leave that of the application alone. */
class ContinuousTestingTest {
    private static final FakeProvider PROVIDER = FakeProvider.start();
    private static final int PORT = FreePort.find();

    @RegisterExtension
    static final QuarkusDevModeTest APPLICATION = new QuarkusDevModeTest()
            .withApplicationRoot(jar -> jar.addClasses(ChatClient.class, EventsResource.class, ReloadedResource.class)
                    .addAsResource(new StringAsset("""
                            quarkus.http.port=%d
                            quarkus.http.test-port=0
                            quarkus.test.continuous-testing=enabled
                            quarkus.rest-client.provider.url=%s
                            """.formatted(PORT, PROVIDER.uri())), "application.properties"))
            .withTestArchive(jar -> jar.addClass(CostsET.class));

    @AfterAll
    static void end() {
        System.getProperties().remove(ReloadedResource.LOADER);
        PROVIDER.close();
    }

    @Test
    void testsRunAgainWithEachChange() {
        ContinuousTestingTestUtils tests = new ContinuousTestingTestUtils();
        assertPassed(tests.waitForNextCompletion());
        get("/reloaded");
        await().untilAsserted(() -> assertThat(get("/events")).isEqualTo("first 1 0.000006 with key"));
        String url = get("/events/url");

        APPLICATION.modifySourceFile(ReloadedResource.class, source -> source.replace("start_0", "start_1"));
        TestStatus changed = tests.waitForNextCompletion();
        assertThat(changed.getTestsFailed()).as("the test finds the new use case").isEqualTo(1);

        APPLICATION.modifyTestSourceFile(CostsET.class, source -> source.replace("start_0", "start_1"));
        assertPassed(tests.waitForNextCompletion());
        assertThat(get("/events")).as("what the tests forget is their own").isEqualTo("first 1 0.000006 with key");
        get("/reloaded");
        await().untilAsserted(() -> assertThat(get("/events")).isEqualTo("first 2 0.000012 with key"));
        assertThat(get("/events/url")).isEqualTo(url);
    }

    private static void assertPassed(TestStatus status) {
        assertThat(status.getTestsFailed()).as(status.toString()).isZero();
        assertThat(status.getTestsPassed()).as(status.toString()).isEqualTo(1);
    }

    private static String get(String path) {
        try (InputStream in = URI.create("http://localhost:" + PORT + path).toURL().openStream()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
