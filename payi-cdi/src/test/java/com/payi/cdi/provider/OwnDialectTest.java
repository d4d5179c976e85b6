package com.payi.cdi.provider;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

import jakarta.enterprise.context.ApplicationScoped;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import com.payi.cdi.spi.JsonShape;
import com.payi.cdi.spi.JsonTree;
import com.payi.cdi.spi.ProviderDialect;
import com.payi.cdi.spi.StreamUsageSupport;
import com.payi.cdi.spi.Usage;
import com.payi.cdi.spi.UsageReader;
import com.payi.cdi.testing.Assistant;
import com.payi.cdi.testing.LogCapture;
import com.payi.cdi.testing.TestApplication;
import com.payi.testkit.IngestedEvent;
import com.payi.testkit.Reply;

/** An application teaches the library a provider of its own. */
class OwnDialectTest {
    private final TestApplication application = TestApplication.configured();

    @AfterEach
    void stop() {
        application.close();
        assertThat(application.payi().violations()).isEmpty();
    }

    @Test
    void callsOfAnOwnProviderAreAccountedFor() {
        application.start(Poetry.class);
        application.provider().answer(Reply.json("{\"verse\":{\"syllables\":17},\"poem\":\"p-1\",\"text\":\"an old pond\"}"));
        call("/v9/poems");
        application.stop();

        IngestedEvent event = application.payi().events().get(0);
        assertThat(event.category()).isEqualTo("poetry");
        assertThat(event.resource()).isEqualTo("haiku");
        assertThat(event.id()).isEqualTo("p-1");
        assertThat(event.units()).containsOnly(Map.entry("syllables", new IngestedEvent.Units(0, 17)));
    }

    @Test
    void whateverADialectThrowsTheCallGoesOnAndIsAnEventIfItWasRecognized() {
        application.start(Broken.class);
        try (LogCapture log = new LogCapture()) {
            for (String method : Broken.METHODS) {
                for (String failure : Broken.FAILURES) {
                    application.provider().answer(Reply.json("{\"answer\":42}"));
                    assertThat(call("/" + method + "/" + failure)).as(method + " " + failure).isEqualTo("{\"answer\":42}");
                }
            }
            assertThat(log.lines()).anyMatch(line -> line.contains("PAYI00158") && line.contains("broken on purpose"));
        }
        application.stop();

        // All but those that it did not recognize, and those that may be something else.
        assertThat(application.payi().events()).hasSize((Broken.METHODS.size() - 1) * Broken.FAILURES.size());
        assertThat(application.payi().events()).allMatch(event -> event.httpStatusCode() == 200)
                .allMatch(event -> event.resource().equals("haiku"));
    }

    private String call(String path) {
        return application.get(Assistant.class).post(application.provider().uri(), path, "{\"model\":\"haiku\"}", Map.of(),
                String.class);
    }

    /** A provider that sells poems by the syllable. */
    @ApplicationScoped
    static class Poetry implements ProviderDialect {
        @Override
        public boolean matches(URI uri) {
            return uri.getPath().equals("/v9/poems");
        }

        @Override
        public String category(URI uri) {
            return "poetry";
        }

        @Override
        public JsonShape answerShape() {
            return JsonShape.of("verse.syllables", "poem");
        }

        @Override
        public UsageReader reader(UnaryOperator<String> requestHeaders) {
            return new UsageReader() {
                private Usage usage;

                @Override
                public void read(JsonTree message) {
                    usage = new Usage(Map.of("syllables", new Usage.Units(0, message.at("verse", "syllables").count())),
                            List.of(), message.at("poem").text(), null, null, Map.of());
                }

                @Override
                public Usage usage() {
                    return usage;
                }
            };
        }
    }

    /** A dialect that fails where the path says, with what it says. */
    @ApplicationScoped
    static class Broken implements ProviderDialect {
        static final List<String> METHODS = List.of("matches", "isCertain", "category", "resource", "proxyRoute",
                "streamUsageSupport", "requestShape", "idHeader", "answerShape", "reader", "reader.headers",
                "reader.read", "reader.hasContent", "reader.isFinished", "reader.request", "reader.usage");
        static final List<String> FAILURES = List.of("exception", "linkage", "stack", "memory", "checked");

        private static final ThreadLocal<String> PATH = new ThreadLocal<>();

        private static <T> T unless(String method, T value) {
            String[] path = PATH.get() == null ? new String[0] : PATH.get().split("/");
            if (path.length == 3 && path[1].equals(method)) {
                fail(path[2]);
            }
            return value;
        }

        private static void fail(String how) {
            switch (how) {
                case "linkage" -> throw new AbstractMethodError("broken on purpose");
                case "stack" -> throw new StackOverflowError("broken on purpose");
                case "memory" -> throw new OutOfMemoryError("broken on purpose");
                case "checked" -> Broken.<RuntimeException>sneaky(new IOException("broken on purpose"));
                default -> throw new IllegalStateException("broken on purpose");
            }
        }

        @SuppressWarnings("unchecked")
        private static <E extends Throwable> void sneaky(Throwable thrown) throws E {
            throw (E) thrown;
        }

        @Override
        public boolean matches(URI uri) {
            PATH.set(uri.getPath());
            return unless("matches", true);
        }

        @Override
        public boolean isCertain(URI uri, UnaryOperator<String> headers) {
            return unless("isCertain", true);
        }

        @Override
        public String category(URI uri) {
            return unless("category", "broken");
        }

        @Override
        public String resource(URI uri, String requestModel, String answerModel) {
            PATH.set(uri.getPath());
            return unless("resource", requestModel);
        }

        @Override
        public String proxyRoute(URI uri) {
            return unless("proxyRoute", null);
        }

        @Override
        public StreamUsageSupport streamUsageSupport(URI uri) {
            return unless("streamUsageSupport", StreamUsageSupport.SUPPORTED);
        }

        @Override
        public JsonShape requestShape() {
            return unless("requestShape", JsonShape.of("model"));
        }

        @Override
        public String idHeader(int status) {
            return unless("idHeader", null);
        }

        @Override
        public JsonShape answerShape() {
            return unless("answerShape", JsonShape.everything());
        }

        @Override
        public UsageReader reader(UnaryOperator<String> requestHeaders) {
            String path = PATH.get();
            return unless("reader", new UsageReader() {
                @Override
                public void headers(UnaryOperator<String> headers) {
                    unless("reader.headers", null);
                }

                @Override
                public void read(JsonTree message) {
                    unless("reader.read", null);
                }

                @Override
                public boolean hasContent() {
                    return unless("reader.hasContent", true);
                }

                @Override
                public boolean isFinished() {
                    return unless("reader.isFinished", false);
                }

                @Override
                public void request(JsonTree request) {
                    PATH.set(path);
                    unless("reader.request", null);
                }

                @Override
                public Usage usage() {
                    return unless("reader.usage", new Usage(Map.of(), List.of(), null, null, null, Map.of()));
                }
            });
        }
    }
}
