package com.payi.it.sdks;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLClassLoader;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import com.payi.cdi.testing.LogCapture;
import com.payi.testkit.FakePayi;
import com.payi.testkit.FakeProvider;

/**
 * An SDK whose calls cannot be seen is named: at the start, and when a context ends without a call. The applications have
 * class loaders of their own, because other tests of this process track clients of all SDKs.
 */
class UnseenSdksTest {
    private static final String AT_START = "PAYI00265";
    private static final String AT_END = "PAYI00266";

    private final Logger library = Logger.getLogger("com.payi.cdi");
    private LogCapture log;

    @BeforeEach
    void listen() {
        library.setLevel(Level.INFO);
        log = new LogCapture();
        System.setProperty("payi.api-key", FakePayi.DEFAULT_API_KEY);
    }

    @AfterEach
    void stop() {
        log.close();
        library.setLevel(null);
        System.clearProperty("payi.api-key");
        System.clearProperty("payi.base-url");
        System.clearProperty("payi.enabled");
    }

    private List<String> lines(String id) {
        return log.lines().stream().filter(line -> line.contains(id)).toList();
    }

    private static void run(Class<?> application, String argument) throws Exception {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        try (URLClassLoader loader = SeparateClassPath.without(List.of())) {
            thread.setContextClassLoader(loader);
            loader.loadClass(application.getName()).getMethod("run", String.class).invoke(null, argument);
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    @Test
    void anSdkWithoutATrackedClientIsNamedAtTheStartAndOnceAtTheEndOfAContext() throws Exception {
        run(SilentApplication.class, "silent");

        assertThat(lines(AT_START)).extracting(line -> line.replaceAll(".*PAYI\\d+: (\\S+) is on.*", "$1"))
                .containsExactlyInAnyOrder("openai-java", "anthropic-java", "google-genai", "langchain4j");
        assertThat(lines(AT_END)).hasSameSizeAs(lines(AT_START)).allMatch(line -> line.startsWith("WARN"))
                .anyMatch(line -> line.contains("(silent)") && line.contains("PayiOpenAi.track(client)"));
    }

    @Test
    void aContextInWhichACallWasSeenIsNotNamed() throws Exception {
        try (FakeProvider provider = FakeProvider.start(); FakePayi payi = FakePayi.start()) {
            System.setProperty("payi.base-url", payi.uri().toString());

            run(SmallApplication.class, provider.uri().toString());

            assertThat(payi.events()).hasSize(1);
            assertThat(lines(AT_END)).isEmpty();
        }
    }

    @Test
    void nothingIsNamedWhereNothingIsAccountedFor() throws Exception {
        System.setProperty("payi.enabled", "false");

        run(SilentApplication.class, "silent");

        assertThat(log.lines()).anyMatch(line -> line.contains("PAYI00009"));
        assertThat(lines(AT_START)).isEmpty();
        assertThat(lines(AT_END)).isEmpty();
    }
}
