package com.payi.cdi.internal.core.call.body;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import com.payi.cdi.internal.core.call.ExchangeHandle;
import com.payi.cdi.internal.core.call.OutboundCall;
import com.payi.cdi.internal.core.call.RequestChange;
import com.payi.cdi.internal.edge.runtime.PayiRuntime;
import com.payi.cdi.testing.TestApplication;
import com.payi.testkit.IngestedEvent;

/** However the application reads, the exchange sees each byte once. */
class TeeInputStreamTest {
    private static final String ANSWER = "{\"id\":\"chatcmpl-1\",\"choices\":[],\"usage\":{\"prompt_tokens\":11,\"completion_tokens\":5}}";

    /** A way of reading an answer. */
    private interface Reading {
        void read(InputStream answer) throws IOException;
    }

    private final Map<String, Reading> readings = new LinkedHashMap<>();

    @BeforeEach
    void readings() {
        readings.put("byte by byte", answer -> {
            StringBuilder text = new StringBuilder();
            for (int b = answer.read(); b >= 0; b = answer.read()) {
                text.append((char) b);
            }
            assertThat(text).hasToString(ANSWER);
        });
        readings.put("in one block", answer -> assertThat(answer.readNBytes(100_000)).hasSize(ANSWER.length()));
        readings.put("to the end of the document, no further", answer -> {
            assertThat(answer.readNBytes(ANSWER.length())).hasSize(ANSWER.length());
            answer.close();
        });
        readings.put("skipping", answer -> {
            assertThat(answer.skip(20)).isEqualTo(20);
            assertThat(answer.skip(-1)).isZero();
            assertThat(answer.skip(Long.MAX_VALUE)).isEqualTo(ANSWER.length() - 20);
        });
        readings.put("with mark and reset", answer -> {
            assertThat(answer.markSupported()).isTrue();
            answer.readNBytes(5);
            answer.mark(1000);
            answer.readNBytes(30);
            answer.reset();
            answer.readNBytes(10);
            answer.reset();
            assertThat(new String(answer.readAllBytes(), StandardCharsets.US_ASCII)).isEqualTo(ANSWER.substring(5));
        });
        readings.put("read on after the end, and closed twice", answer -> {
            answer.readAllBytes();
            assertThat(answer.read()).isEqualTo(-1);
            answer.close();
            answer.close();
        });
    }

    @Test
    void everyWayOfReadingGivesTheSameEvent() throws IOException {
        try (TestApplication application = TestApplication.configured().start()) {
            for (Reading reading : readings.values()) {
                ExchangeHandle handle = application.get(PayiRuntime.class).calls().begin(new Chat());
                handle.exchange().answered(200, name -> null);
                reading.read(new TeeInputStream(new ByteArrayInputStream(ANSWER.getBytes(StandardCharsets.US_ASCII)), handle));
            }
            application.stop();

            List<IngestedEvent> events = application.payi().events();
            assertThat(events).hasSize(readings.size());
            for (IngestedEvent event : events) {
                assertThat(event.units().get("text")).isEqualTo(new IngestedEvent.Units(11, 5));
                assertThat(event.properties()).doesNotContainKey("payi.partial");
            }
        }
    }

    private static final class Chat implements OutboundCall {
        @Override
        public String method() {
            return "POST";
        }

        @Override
        public URI uri() {
            return URI.create("https://api.openai.com/v1/chat/completions");
        }

        @Override
        public Map<String, String> headers() {
            return Map.of();
        }

        @Override
        public boolean isBlocking() {
            return false;
        }

        @Override
        public void apply(RequestChange change) {
            throw new UnsupportedOperationException("nothing is to be changed");
        }
    }
}
