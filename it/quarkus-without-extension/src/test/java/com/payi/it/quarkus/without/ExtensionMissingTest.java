package com.payi.it.quarkus.without;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import jakarta.ws.rs.POST;

import org.eclipse.microprofile.rest.client.RestClientBuilder;
import org.junit.jupiter.api.Test;

import com.payi.testkit.FakeProvider;

import io.quarkus.test.junit.QuarkusTest;

/** A Quarkus application with payi-cdi and without the extension reports the remedy when it starts, and nothing else. */
@QuarkusTest
class ExtensionMissingTest {
    private static final Path LOG = Path.of("target/start.log");

    /** A provider of models. */
    @jakarta.ws.rs.Path("/v1/chat/completions")
    public interface Chat {
        @POST
        String ask(String question);
    }

    @Test
    void theStartNamesTheRemedyAndACallWorks() throws IOException {
        try (FakeProvider provider = FakeProvider.start()) {
            Chat chat = RestClientBuilder.newBuilder().baseUri(provider.uri()).build(Chat.class);

            assertThat(chat.ask("{\"model\":\"gpt-4o\",\"messages\":[]}")).contains("gpt-4o");
        }
        List<String> lines = Files.readAllLines(LOG);
        assertThat(lines).filteredOn(line -> line.contains("PAYI")).isNotEmpty().allSatisfy(line -> assertThat(line)
                .startsWith("WARN PAYI00430: ").contains("payi-quarkus-runtime"));
    }
}
