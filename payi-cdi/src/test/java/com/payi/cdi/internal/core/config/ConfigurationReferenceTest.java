package com.payi.cdi.internal.core.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.Test;

/** The reference lists every key with its default, and no other. */
class ConfigurationReferenceTest {
    @Test
    void theReferenceIsComplete() throws IOException {
        List<String> documented = Files.readAllLines(Path.of("../docs/reference/configuration.md")).stream()
                .filter(line -> line.startsWith("| `payi.")).map(ConfigurationReferenceTest::keyAndDefault).toList();

        assertThat(documented).containsExactlyElementsOf(
                Arrays.stream(ConfigKey.values()).map(key -> key.key() + " = " + key.defaultValue()).toList());
    }

    private static String keyAndDefault(String row) {
        String[] cells = row.split("\\|");
        return cells[1].strip().replace("`", "") + " = " + cells[3].strip();
    }
}
