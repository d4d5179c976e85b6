package com.payi.it.quarkus.devui;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.opentest4j.TestAbortedException;

class BrowserTest {
    @Test
    void aTestIsSkippedWithASentenceWhereNoBrowserIsInstalled(@TempDir Path empty) {
        String folders = empty.toString();
        assertThatThrownBy(() -> Browser.start(folders)).isInstanceOf(TestAbortedException.class)
                .hasMessageContaining("No Chromium is installed, so the page of the Dev UI is not tested");
    }
}
