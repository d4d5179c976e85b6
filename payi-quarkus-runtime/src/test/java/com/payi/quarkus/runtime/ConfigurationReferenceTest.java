package com.payi.quarkus.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

/**
 * The reference has the types and defaults of the mapping. {@code -Dreference.write=true} writes them into it; what a
 * key means is written by hand, because it links to other pages.
 */
class ConfigurationReferenceTest {
    private static final Path REFERENCE = Path.of("../docs/reference/configuration.md");

    @Test
    void theReferenceHasTheTypesAndDefaultsOfTheMapping() throws IOException {
        Map<String, DocumentedKey> keys = DocumentedKey.all();
        List<String> lines = Files.readAllLines(REFERENCE);
        List<String> expected = lines.stream().map(line -> isRow(line) ? generated(line, keys) : line).toList();
        if (Boolean.getBoolean("reference.write")) {
            Files.write(REFERENCE, expected);
        }

        assertThat(Files.readAllLines(REFERENCE)).isEqualTo(expected);
        assertThat(expected.stream().filter(line -> line.startsWith("| `payi.")))
                .hasSize((int) keys.keySet().stream().filter(key -> key.startsWith("payi.")).count());
    }

    private static boolean isRow(String line) {
        return line.startsWith("| `payi.") || line.startsWith("| `quarkus.payi.");
    }

    private static String generated(String row, Map<String, DocumentedKey> keys) {
        String[] cells = row.split("\\|", 5);
        DocumentedKey key = keys.get(cells[1].strip().replace("`", ""));
        assertThat(key).as("the mapping has the key of " + row).isNotNull();
        String value = key.defaultValue();
        return "|" + cells[1] + "| " + key.type() + " |" + (value.isEmpty() ? " " : " " + value + " ") + "|" + cells[4];
    }
}
