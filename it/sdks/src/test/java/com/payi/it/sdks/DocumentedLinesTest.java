package com.payi.it.sdks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each line of code in the documents of the clients is compiled. */
class DocumentedLinesTest {
    private static final Path ROOT = Path.of(System.getProperty("project.root"));
    private static final Path SOURCE = Path.of("it/sdks/src/test/java/com/payi/it/sdks/DocumentedLines.java");

    @ParameterizedTest
    @ValueSource(strings = {"openai-java", "anthropic-java", "google-genai", "okhttp"})
    void everyLineIsCompiled(String document) throws IOException {
        List<String> compiled = Files.readAllLines(ROOT.resolve(SOURCE)).stream().map(String::strip).toList();

        assertThat(code(ROOT.resolve("docs/how-to/" + document + ".md"))).isNotEmpty().isSubsetOf(compiled);
    }

    private static List<String> code(Path document) throws IOException {
        List<String> code = new ArrayList<>();
        boolean inside = false;
        for (String line : Files.readAllLines(document)) {
            if (line.startsWith("```")) {
                inside = !inside;
            } else if (inside && !line.isBlank()) {
                code.add(line.strip());
            }
        }
        return code;
    }
}
