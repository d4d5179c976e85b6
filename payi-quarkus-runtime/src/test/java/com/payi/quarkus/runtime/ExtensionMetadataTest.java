package com.payi.quarkus.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;

/** What registries of extensions and the Dev UI show of the extension; it is built from this project's values. */
class ExtensionMetadataTest {
    private static final String REPOSITORY = "https://github.com/Pay-i/payi-cdi/";

    @Test
    void theMetadataIsComplete() throws IOException {
        assertThat(metadata()).doesNotContain("${").contains("name: \"Pay-i\"", "description: \"", "scm-url: \"https://",
                "short-name: \"payi\"", "keywords:", "categories:", "status: \"preview\"", "config:\n  - \"payi.\"",
                "requires-quarkus-core: \"[3.33,)\"", "minimum-java-version: \"17\"",
                "artifact: \"com.payi:payi-quarkus-runtime:codestarts:jar:");
    }

    @Test
    void theGuideAndTheIconAreFilesOfThisProject() throws IOException {
        assertThat(fileOf("guide: \"" + REPOSITORY + "blob/main/")).isRegularFile();
        assertThat(fileOf("icon-url: \"" + REPOSITORY + "raw/main/")).isRegularFile();
    }

    private static Path fileOf(String key) throws IOException {
        String metadata = metadata();
        assertThat(metadata).contains(key);
        int begin = metadata.indexOf(key) + key.length();
        return Path.of("..").resolve(metadata.substring(begin, metadata.indexOf('"', begin)));
    }

    private static String metadata() throws IOException {
        try (InputStream file = ExtensionMetadataTest.class.getResourceAsStream("/META-INF/quarkus-extension.yaml")) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
