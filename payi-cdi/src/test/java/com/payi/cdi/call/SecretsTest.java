package com.payi.cdi.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.Stream;

import jakarta.ws.rs.client.Entity;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import com.payi.cdi.IngestStatistics;
import com.payi.cdi.LimitBlockedException;
import com.payi.cdi.TrackContext;
import com.payi.cdi.testing.Assistant;
import com.payi.cdi.testing.TestApplication;
import com.payi.testkit.FakeProvider;
import com.payi.testkit.HttpRequestRecord;
import com.payi.testkit.Reply;

/** Credentials of a call are in no event, on no disk, in no log and in no exception, whatever else is shown. */
class SecretsTest {
    private static final String SECRET = "S3CRET";
    private static final String GEMINI = "/v1beta/models/gemini-2.5-flash:generateContent";

    private final TestApplication application = TestApplication.configured();
    private final EverythingLogged log = new EverythingLogged();

    @TempDir
    Path spool;

    /** The log at its finest level, with the stacks of all causes. */
    private static final class EverythingLogged extends Handler implements AutoCloseable {
        private final Logger logger = Logger.getLogger("com.payi.cdi");
        private final Level before = logger.getLevel();
        private final List<String> lines = new CopyOnWriteArrayList<>();

        private EverythingLogged() {
            logger.setLevel(Level.ALL);
            logger.addHandler(this);
        }

        @Override
        public void publish(LogRecord record) {
            StringWriter text = new StringWriter();
            text.append(record.getMessage());
            if (record.getThrown() != null) {
                record.getThrown().printStackTrace(new PrintWriter(text));
            }
            lines.add(text.toString());
        }

        @Override
        public void flush() {}

        @Override
        public void close() {
            logger.removeHandler(this);
            logger.setLevel(before);
        }
    }

    @BeforeEach
    void configure() {
        application.with("payi.log-prompt-and-response", "true").with("payi.ingest.retry.initial-delay", "50")
                .with("payi.ingest.spool.directory", spool.toString());
    }

    @AfterEach
    void stop() {
        application.close();
        log.close();
    }

    private static Map<String, String> credentials() {
        Map<String, String> headers = new LinkedHashMap<>();
        for (String name : List.of("Authorization", "x-api-key", "api-key", "x-goog-api-key", "Cookie",
                "X-Amz-Security-Token")) {
            headers.put(name, SECRET + "-" + name);
        }
        return headers;
    }

    @Test
    void ofTheSixHeadersAndOfACookieOfTheAnswer() throws IOException {
        application.payi().failNext(3, 500, "{\"message\":\"out of order\"}");
        application.provider().answer(Reply.json("{\"id\":\"c-1\",\"model\":\"gpt-4o-mini\",\"choices\":[]}")
                .header("Set-Cookie", "session=" + SECRET));
        application.start();
        Assistant assistant = application.get(Assistant.class);
        assistant.ask(application.provider().uri(), credentials());
        assertThat(application.provider().received()).singleElement()
                .satisfies(call -> assertThat(call.header("x-api-key")).contains(SECRET + "-x-api-key"));

        URI dead = URI.create("http://127.0.0.1:" + FakeProvider.deadPort());
        TrackContext.builder().run(() -> assertThatThrownBy(() -> assistant.ask(dead, credentials()))
                .satisfies(SecretsTest::hasNoSecret));
        assertThat(spooled()).isNotEmpty().noneMatch(bytes -> bytes.contains(SECRET));

        await().untilAsserted(() -> assertThat(application.payi().events()).hasSize(2));
        application.stop();
        assertThat(spooled()).noneMatch(bytes -> bytes.contains(SECRET));
        assertNothingShown();
    }

    @Test
    void ofACallThatIsRefused() {
        application.with("payi.limits.on-blocked", "block").with("payi.limit-ids", "daily");
        application.payi().limitState("daily", "blocked");
        application.start();
        Assistant assistant = application.get(Assistant.class);
        assistant.ask(application.provider().uri(), credentials());
        await().untilAsserted(() -> assertThatThrownBy(() -> assistant.ask(application.provider().uri(), credentials()))
                .isInstanceOf(LimitBlockedException.class).satisfies(SecretsTest::hasNoSecret));
        application.stop();
        assertNothingShown();
    }

    @Test
    void ofAKeyInTheQueryAlsoOfACallThatShouldBeProxied() {
        application.provider().always(Reply.json("{\"modelVersion\":\"gemini-2.5-flash\",\"responseId\":\"r\"}"));
        application.start();
        for (boolean proxy : new boolean[]{false, true}) {
            TrackContext.builder().proxy(proxy).run(() -> application.get(Assistant.class).client()
                    .target(application.provider().uri() + GEMINI + "?key=" + SECRET).request()
                    .post(Entity.json("{\"contents\":[]}"), String.class));
        }
        await().untilAsserted(() -> assertThat(application.payi().events()).hasSize(2));
        assertThat(application.payi().events())
                .allMatch(event -> event.body().path("provider_uri").asText().equals(application.provider().uri().toString()));
        assertThat(application.get(IngestStatistics.class).snapshot().rejected()).isZero();
        application.stop();

        assertThat(application.payi().proxied()).isEmpty();
        assertThat(log.lines).anyMatch(line -> line.contains("PAYI00206") && line.contains(GEMINI));
        assertNothingShown();
    }

    private void assertNothingShown() {
        assertThat(application.payi().requests()).isNotEmpty().noneMatch(SecretsTest::shows);
        assertThat(log.lines).isNotEmpty().noneMatch(line -> line.contains(SECRET));
    }

    private static boolean shows(HttpRequestRecord request) {
        return (request.target() + request.headers() + request.bodyText()).contains(SECRET);
    }

    private static void hasNoSecret(Throwable thrown) {
        StringWriter text = new StringWriter();
        thrown.printStackTrace(new PrintWriter(text));
        assertThat(text.toString()).doesNotContain(SECRET);
    }

    /** The bytes of each file of the spool, as characters. */
    private List<String> spooled() throws IOException {
        try (Stream<Path> files = Files.walk(spool)) {
            return files.filter(Files::isRegularFile).map(SecretsTest::text).toList();
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            // Removed meanwhile.
            return "";
        }
    }
}
