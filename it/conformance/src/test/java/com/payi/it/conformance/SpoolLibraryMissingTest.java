package com.payi.it.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

/** This module has what an application gets with the one dependency: not the library that writes spools. */
class SpoolLibraryMissingTest {
    @Test
    void aSpoolWithoutItsLibraryFailsTheStartAndNamesTheLibrary() {
        assertThatThrownBy(() -> Class.forName("org.h2.mvstore.MVStore")).isInstanceOf(ClassNotFoundException.class);
        assertThatThrownBy(() -> Application.start(Map.of("payi.ingest.spool.directory", "target/spool"), List.of()))
                .hasMessageContaining("payi.ingest.spool.directory is set")
                .hasMessageContaining("add com.h2database:h2-mvstore");
        assertThat(System.getProperty("payi.ingest.spool.directory")).isNull();
    }
}
