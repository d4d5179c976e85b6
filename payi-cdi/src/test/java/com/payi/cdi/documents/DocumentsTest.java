package com.payi.cdi.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import com.payi.it.kit.Compilation;
import com.payi.it.kit.MarkdownFile;

/** What holds for the documents of the project: links, lengths, and code that compiles. */
class DocumentsTest {
    private static final int LONGEST_LINE = 120;
    private static final int LONGEST_README = 150;

    static List<MarkdownFile> documents() {
        return MarkdownFile.all();
    }

    @ParameterizedTest
    @MethodSource("documents")
    void everyRelativeLinkHasATarget(MarkdownFile document) {
        List<String> broken = document.relativeLinks().stream().filter(link -> !hasTarget(document, link)).toList();

        assertThat(broken).as("broken links of " + document.name()).isEmpty();
    }

    private static boolean hasTarget(MarkdownFile document, String link) {
        int hash = link.indexOf('#');
        String file = hash < 0 ? link : link.substring(0, hash);
        Path target = file.isEmpty() ? document.path() : document.path().resolveSibling(file).normalize();
        return Files.exists(target) && target.startsWith(MarkdownFile.ROOT)
                && (hash < 0 || MarkdownFile.of(target).anchors().contains(link.substring(hash + 1)));
    }

    @ParameterizedTest
    @MethodSource("documents")
    void linesAreShort(MarkdownFile document) {
        // A row of a table cannot be broken, nor can a single word.
        List<String> tooLong = document.lines().stream().filter(line -> line.length() > LONGEST_LINE)
                .filter(line -> !line.startsWith("|") && line.strip().contains(" ")).toList();

        assertThat(tooLong).as("lines of " + document.name() + " over " + LONGEST_LINE + " columns").isEmpty();
    }

    /** Those that need client libraries are compiled in it/sdks. */
    static List<MarkdownFile> documentsWithoutSdks() {
        return documents().stream().filter(document -> !document.needsSdks()).toList();
    }

    @ParameterizedTest
    @MethodSource("documentsWithoutSdks")
    void sourceFilesInDocumentsCompile(MarkdownFile document, @TempDir Path classes) {
        List<String> sources = document.sourceFiles();

        assertThat(Compilation.errors(sources, classes)).as("errors in the source files of " + document.name()).isEmpty();
    }

    @Test
    void everyDocumentIsLinked() throws IOException {
        List<Path> linked = new ArrayList<>();
        for (MarkdownFile document : documents()) {
            document.relativeLinks().stream().map(link -> link.replaceAll("#.*", "")).filter(file -> !file.isEmpty())
                    .forEach(file -> linked.add(document.path().resolveSibling(file).normalize()));
        }

        assertThat(linked).containsAll(documents().stream().map(MarkdownFile::path)
                .filter(path -> path.startsWith(MarkdownFile.ROOT.resolve("docs"))).toList());
    }

    @Nested
    class Readme {
        private final MarkdownFile readme = MarkdownFile.of(MarkdownFile.ROOT.resolve("README.md"));

        @Test
        void isShort() {
            assertThat(readme.lines()).hasSizeLessThanOrEqualTo(LONGEST_README);
        }

        @Test
        void showsTheCommandThatCiRuns() throws IOException {
            String command = "./mvnw -B -ntp verify -Pall-servers";

            assertThat(readme.lines()).contains(command);
            assertThat(Files.readAllLines(MarkdownFile.ROOT.resolve(".ci/run"))).contains(command);
        }

        @Test
        void startsWithThreeWaysToCallAModel() {
            assertThat(readme.sourceFiles()).hasSize(3);
            assertThat(readme.needsSdks()).isTrue();
        }
    }

    @Nested
    class Messages {
        private static final String ID = "PAYI\\d{5}";
        private static final Pattern MESSAGE = Pattern.compile("@Message\\(id = (\\d+)");
        private static final Pattern TEXT = Pattern.compile("\"(" + ID + "): ");

        @Test
        void allAreInTheReference() throws IOException {
            List<String> documented = MarkdownFile.of(MarkdownFile.ROOT.resolve("docs/reference/messages.md")).lines().stream()
                    .filter(line -> line.matches("\\| " + ID + " \\|.*")).map(line -> line.substring(2, 11)).toList();

            assertThat(documented).isSorted().containsExactlyInAnyOrderElementsOf(idsInTheSources());
        }

        /** Those of message loggers, and those that an exception of the API has in its text. */
        private static Set<String> idsInTheSources() throws IOException {
            Set<String> ids = new TreeSet<>();
            for (String module : new String[]{"payi-cdi", "payi-quarkus-runtime", "payi-quarkus-deployment"}) {
                try (Stream<Path> sources = Files.walk(MarkdownFile.ROOT.resolve(module + "/src/main/java"))) {
                    for (Path source : sources.filter(path -> path.toString().endsWith(".java")).toList()) {
                        String text = Files.readString(source);
                        MESSAGE.matcher(text).results()
                                .forEach(id -> ids.add(String.format("PAYI%05d", Integer.parseInt(id.group(1)))));
                        TEXT.matcher(text).results().forEach(id -> ids.add(id.group(1)));
                    }
                }
            }
            return ids;
        }
    }
}
