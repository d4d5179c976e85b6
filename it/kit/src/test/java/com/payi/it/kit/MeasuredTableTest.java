package com.payi.it.kit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MeasuredTableTest {
    @TempDir
    Path root;

    private Path document;

    @BeforeEach
    void setUp() throws IOException {
        System.setProperty("project.root", root.toString());
        document = write("yes", "no");
    }

    @AfterEach
    void tearDown() {
        System.clearProperty("project.root");
        System.clearProperty("propagation.write");
    }

    @Test
    void passesWhereTheDocumentHasWhatWasMeasured() {
        assertThatCode(() -> measured("yes", "no").promising("There", "Jersey | waiting").check()).doesNotThrowAnyException();
    }

    @Test
    void failsWhereTheDocumentHasSomethingElse() {
        assertThatThrownBy(() -> measured("yes", "yes").check()).isInstanceOf(AssertionError.class)
                .hasMessageContaining("Written:").hasMessageContaining("Measured:");
    }

    @Test
    void failsWhereAPromisedRowIsNotYesThoughTheDocumentHasIt() {
        assertThatThrownBy(() -> measured("yes", "no").promising("There", "Jersey | later").check())
                .isInstanceOf(AssertionError.class).hasMessageContaining("promises").hasMessageContaining("Jersey | later");
    }

    @Test
    void oneCellNamesAllRowsThatBeginWithIt() {
        assertThatThrownBy(() -> measured("yes", "no").promising("There", "Jersey").check())
                .isInstanceOf(AssertionError.class).hasMessageContaining("promises");
    }

    @Test
    void failsWhereAPromisedRowIsMissing() {
        assertThatThrownBy(() -> measured("yes", "no").promising("There", "CXF").check())
                .isInstanceOf(AssertionError.class).hasMessageContaining("promises").hasMessageContaining("CXF");
    }

    @Test
    void writesNoTableThatBreaksAPromise() throws IOException {
        System.setProperty("propagation.write", "true");
        assertThatThrownBy(() -> measured("no", "no").promising("There", "Jersey | waiting").check())
                .isInstanceOf(AssertionError.class);
        assertThat(document).content().contains("| Jersey | waiting | yes |");

        measured("yes", "yes").promising("There", "Jersey | waiting").check();
        assertThat(document).content().contains("| Jersey | later | yes |");
    }

    @Test
    void cellsThatWereNotMeasuredStayAsTheyAre() throws IOException {
        Files.writeString(document, """
                <!-- measured: platforms -->
                | behaviour | WildFly | Tomcat |
                | --- | --- | --- |
                | gzip | 1 | 2 |
                <!-- end of platforms -->
                """);
        assertThatCode(() -> partlyMeasured("2").check()).doesNotThrowAnyException();
        assertThatThrownBy(() -> partlyMeasured("3").check()).isInstanceOf(AssertionError.class);

        System.setProperty("propagation.write", "true");
        partlyMeasured("3").check();
        assertThat(document).content().contains("| gzip | 1 | 3 |");
    }

    @Test
    void whatNoRunHasMeasuredIsNotInTheDocument() throws IOException {
        Files.writeString(document, "<!-- measured: platforms -->\n<!-- end of platforms -->\n");
        System.setProperty("propagation.write", "true");

        partlyMeasured("2").check();

        assertThat(document).content().isEqualTo("""
                <!-- measured: platforms -->
                | behaviour | Tomcat |
                | --- | --- |
                | gzip | 2 |
                <!-- end of platforms -->
                """);
    }

    private static MeasuredTable partlyMeasured(String tomcat) {
        MeasuredTable table = new MeasuredTable("page.md", "platforms", "behaviour", "WildFly", "Tomcat");
        table.row("gzip", null, tomcat);
        table.row("streams", null, null);
        return table;
    }

    private static MeasuredTable measured(String waiting, String later) {
        MeasuredTable table = new MeasuredTable("page.md", "clients", "Client", "Call", "There");
        table.row("Jersey", "waiting", waiting);
        table.row("Jersey", "later", later);
        return table;
    }

    private Path write(String waiting, String later) throws IOException {
        return Files.writeString(root.resolve("page.md"), """
                <!-- measured: clients -->
                | Client | Call | There |
                | --- | --- | --- |
                | Jersey | waiting | %s |
                | Jersey | later | %s |
                <!-- end of clients -->
                """.formatted(waiting, later));
    }
}
