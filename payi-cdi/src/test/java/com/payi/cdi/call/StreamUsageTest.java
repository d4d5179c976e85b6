package com.payi.cdi.call;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;

import jakarta.ws.rs.client.Entity;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import com.payi.cdi.testing.Assistant;
import com.payi.cdi.testing.LogCapture;
import com.payi.cdi.testing.TestApplication;
import com.payi.testkit.IngestedEvent;
import com.payi.testkit.Reply;

/** Streams tell their usage, and the application does not notice that they were asked to. */
class StreamUsageTest {
    private static final String CHAT = "/v1/chat/completions";
    private static final String STREAM = "{\"model\":\"gpt-4o-mini\",\"messages\":[],\"stream\":true}";

    private final TestApplication application = TestApplication.configured();

    @AfterEach
    void stop() {
        application.close();
    }

    @Test
    void theUsageIsAskedForAndHidden() throws IOException {
        application.start();
        String seen = read(CHAT, STREAM);
        application.stop();

        assertThat(application.provider().received().get(0).json().at("/stream_options/include_usage").asBoolean()).isTrue();
        assertThat(seen).contains("[DONE]").doesNotContain("prompt_tokens");
        assertThat(theEvent().units().get("text")).isEqualTo(new IngestedEvent.Units(12, 7));
        assertThat(theEvent().properties()).doesNotContainKey("payi.partial");
    }

    @Test
    void aRequestThatDecidesOnUsageItselfStaysAsItIs() throws IOException {
        application.start();
        String asked = STREAM.replace("}", ",\"stream_options\":{\"include_usage\":true}}");
        assertThat(read(CHAT, asked)).contains("prompt_tokens");
        String declined = STREAM.replace("}", ",\"stream_options\":{\"include_usage\":false}}");
        try (LogCapture log = new LogCapture()) {
            assertThat(read(CHAT, declined)).doesNotContain("prompt_tokens");
            application.stop();
            assertThat(log.lines()).anyMatch(line -> line.contains("has no usage"));
        }
        assertThat(application.provider().received().get(0).bodyText()).isEqualTo(asked);
        assertThat(application.provider().received().get(1).bodyText()).isEqualTo(declined);
        assertThat(application.payi().events().get(1).units()).isEmpty();
    }

    @Test
    void switchedOffNoRequestIsChanged() throws IOException {
        application.with("payi.stream-usage", "never").start();
        read(CHAT, STREAM);
        assertThat(application.provider().received().get(0).bodyText()).isEqualTo(STREAM);
    }

    @Test
    void aChunkWithUsageAndContentIsNeverHidden() throws IOException {
        application.start();
        String both = "data: {\"id\":\"c\",\"choices\":[{\"delta\":{\"content\":\"b\"}}],\"usage\":{\"prompt_tokens\":5,"
                + "\"completion_tokens\":6}}\n\ndata: [DONE]\n\n";
        application.provider().answer(Reply.recorded(200, Map.of("Content-Type", "text/event-stream"),
                both.getBytes(StandardCharsets.US_ASCII)));
        assertThat(read(CHAT, STREAM)).isEqualTo(both);
        application.stop();
        assertThat(theEvent().units().get("text")).isEqualTo(new IngestedEvent.Units(5, 6));
    }

    @Test
    void anOldAzureVersionIsNotAskedForWhatItDoesNotKnow() throws IOException {
        application.start();
        application.get(Assistant.class).client().target(application.provider().uri())
                .path("/openai/deployments/d/chat/completions").queryParam("api-version", "2023-05-15").request()
                .post(Entity.json(STREAM), InputStream.class).readAllBytes();
        assertThat(application.provider().received().get(0).bodyText()).isEqualTo(STREAM);
    }

    private IngestedEvent theEvent() {
        assertThat(application.payi().events()).hasSize(1);
        return application.payi().events().get(0);
    }

    private String read(String path, String body) throws IOException {
        try (InputStream stream = application.get(Assistant.class).post(application.provider().uri(), path, body, Map.of(),
                InputStream.class)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
