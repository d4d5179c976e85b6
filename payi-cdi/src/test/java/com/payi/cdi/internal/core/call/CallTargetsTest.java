package com.payi.cdi.internal.core.call;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;

import org.junit.jupiter.api.Test;

import com.payi.cdi.internal.core.config.ConfigLookup;
import com.payi.cdi.internal.core.config.ConfigurationReader;
import com.payi.cdi.internal.core.config.PayiConfiguration;
import com.payi.cdi.internal.core.provider.Dialects;
import com.payi.cdi.spi.JsonShape;
import com.payi.cdi.spi.ProviderDialect;
import com.payi.cdi.spi.UsageReader;

class CallTargetsTest {
    private static final URI CHAT = URI.create("https://api.openai.com/v1/chat/completions");

    private final CallTargets targets = new CallTargets(new Dialects(List.of()), configuration());

    @Test
    void whatWasFoundOutAboutAUriIsKept() {
        CallTarget target = targets.of("POST", CHAT);
        assertThat(target.dialect()).isNotNull();
        assertThat(target.host()).isEqualTo("api.openai.com");
        assertThat(targets.of("POST", URI.create(CHAT.toString()))).isSameAs(target);
    }

    @Test
    void theMethodIsAPartOfTheTarget() {
        assertThat(targets.of("POST", CHAT).dialect()).isNotNull();
        assertThat(targets.of("GET", CHAT).dialect()).isNull();
        assertThat(targets.of("POST", CHAT).dialect()).isNotNull();
    }

    @Test
    void nothingIsKeptOfAUriThatMayHaveAKey() {
        for (String text : List.of(CHAT + "?key=secret", "https://user:secret@api.openai.com/v1/chat/completions")) {
            URI uri = URI.create(text);
            assertThat(targets.of("POST", uri)).isEqualTo(targets.of("POST", uri)).isNotSameAs(targets.of("POST", uri));
        }
    }

    @Test
    void urisThatShareAPlaceDoNotMix() {
        for (int round = 0; round < 2; round++) {
            for (int i = 0; i < 1000; i++) {
                CallTarget target = targets.of("POST", URI.create("https://host-" + i + ".example/v1/chat/completions"));
                assertThat(target.host()).isEqualTo("host-" + i + ".example");
            }
        }
    }

    @Test
    void aDialectOfTheApplicationIsAskedEachTime() {
        AtomicInteger asked = new AtomicInteger();
        CallTargets own = new CallTargets(new Dialects(List.of(new Asked(asked))), configuration());
        own.of("POST", CHAT);
        own.of("POST", CHAT);
        assertThat(asked).hasValue(2);
    }

    private static PayiConfiguration configuration() {
        return ConfigurationReader.read(new ConfigLookup() {
            @Override
            public String value(String key) {
                return Map.of("payi.api-key", "k").get(key);
            }

            @Override
            public Iterable<String> names() {
                return List.of("payi.api-key");
            }
        }, "shop");
    }

    private record Asked(AtomicInteger count) implements ProviderDialect {
        @Override
        public boolean matches(URI uri) {
            count.incrementAndGet();
            return false;
        }

        @Override
        public String category(URI uri) {
            return "system.own";
        }

        @Override
        public JsonShape answerShape() {
            return JsonShape.of();
        }

        @Override
        public UsageReader reader(UnaryOperator<String> requestHeaders) {
            throw new UnsupportedOperationException();
        }
    }
}
