package com.payi.quarkus.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

import jakarta.enterprise.inject.spi.CDI;
import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import com.payi.cdi.IngestService;
import com.payi.cdi.client.CallReport;

import io.quarkus.test.QuarkusUnitTest;

/** An application on Quarkus waits until its events have arrived. */
class FlushTest {
    /** The same for both class loaders that load this class. */
    private static final Path FILE = Path.of("target", "flushed-" + ProcessHandle.current().pid() + ".jsonl");

    @RegisterExtension
    static final QuarkusUnitTest APPLICATION = new QuarkusUnitTest()
            .withEmptyApplication()
            .overrideRuntimeConfigKey("payi.ingest.offline-file", FILE.toString());

    @Inject
    IngestService ingest;

    @Test
    void theServiceIsInjectedAndFoundAndDeliversWhatWasAccepted() throws IOException {
        CallReport.builder("system.openai", "gpt-4o-mini").units("text", 1, 2).providerResponseId("flushed").report();

        assertThat(ingest.flush(Duration.ofSeconds(30))).isTrue();
        assertThat(Files.readString(FILE)).contains("\"provider_response_id\":\"flushed\"");
        assertThat(CDI.current().select(IngestService.class).get().flush(Duration.ofSeconds(30))).isTrue();
    }
}
