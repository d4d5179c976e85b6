package com.payi.it.sdks;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import com.payi.it.kit.Compilation;
import com.payi.it.kit.MarkdownFile;

/** The source files in documents that show client libraries compile with these libraries. */
class DocumentsCompileTest {
    static List<MarkdownFile> documents() {
        return MarkdownFile.all().stream().filter(MarkdownFile::needsSdks).toList();
    }

    @ParameterizedTest
    @MethodSource("documents")
    void sourceFilesCompile(MarkdownFile document, @TempDir Path classes) {
        assertThat(Compilation.errors(document.sourceFiles(), classes)).as("errors in " + document.name()).isEmpty();
    }
}
