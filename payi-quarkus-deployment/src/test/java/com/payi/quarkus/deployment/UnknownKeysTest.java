package com.payi.quarkus.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.logging.Level;

import org.jboss.logmanager.formatters.PatternFormatter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import com.payi.cdi.TrackContext;

import io.quarkus.test.QuarkusUnitTest;

/** A misspelled key is a warning: it must not keep an application from starting. */
class UnknownKeysTest {
    private static final List<String> UNKNOWN = List.of("payi.typo", "payi.ingest.typo", "payi.enabled.typo",
            "payi.model-mappings.a.typo", "payi.ingest.retry");

    @RegisterExtension
    static final QuarkusUnitTest APPLICATION = configured(new QuarkusUnitTest().withEmptyApplication()
            .overrideRuntimeConfigKey("payi.use-case-name", "configured")
            .setLogRecordPredicate(line -> line.getLevel().intValue() >= Level.WARNING.intValue())
            .assertLogRecords(lines -> assertThat(lines.stream().map(new PatternFormatter("%p %s")::format))
                    .filteredOn(line -> line.contains("PAYI00007"))
                    .allSatisfy(line -> assertThat(UNKNOWN).anyMatch(line::contains)).hasSize(UNKNOWN.size())));

    private static QuarkusUnitTest configured(QuarkusUnitTest test) {
        UNKNOWN.forEach(key -> test.overrideRuntimeConfigKey(key, "x"));
        return test;
    }

    @Test
    void theApplicationStarts() {
        assertThat(TrackContext.current().useCaseName()).hasValue("configured");
    }
}
