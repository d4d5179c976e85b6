package com.payi.cdi.provider;

import static org.assertj.core.api.Assertions.assertThat;

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
import com.payi.cdi.spi.Usage;
import com.payi.cdi.spi.UsageReader;
import com.payi.cdi.testing.Assistant;
import com.payi.cdi.testing.LogCapture;
import com.payi.cdi.testing.TestApplication;
import com.payi.it.kit.IngestedEvent;
import com.payi.it.kit.Reply;

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
    void whatADialectThrowsNeverReachesTheCaller() {
        application.start(Broken.class);
        try (LogCapture log = new LogCapture()) {
            for (String path : List.of("/asks", "/headers", "/reads", "/counts")) {
                application.provider().answer(Reply.json("{\"answer\":42}"));
                assertThat(call(path)).isEqualTo("{\"answer\":42}");
            }
            application.stop();
            assertThat(log.lines()).anyMatch(line -> line.contains("broken on purpose"));
        }
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

    /** A dialect that fails wherever it is asked. */
    @ApplicationScoped
    static class Broken implements ProviderDialect {
        @Override
        public boolean matches(URI uri) {
            if (uri.getPath().equals("/asks")) {
                throw new IllegalStateException("broken on purpose");
            }
            return true;
        }

        @Override
        public String category(URI uri) {
            return "broken";
        }

        @Override
        public JsonShape answerShape() {
            return JsonShape.everything();
        }

        @Override
        public UsageReader reader(UnaryOperator<String> requestHeaders) {
            return new UsageReader() {
                @Override
                public void headers(UnaryOperator<String> headers) {
                    throw new IllegalStateException("broken on purpose");
                }

                @Override
                public void read(JsonTree message) {
                    throw new IllegalStateException("broken on purpose");
                }

                @Override
                public Usage usage() {
                    throw new IllegalStateException("broken on purpose");
                }
            };
        }
    }
}
