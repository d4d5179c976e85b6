package com.payi.cdi.internal.edge.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarFile;
import java.util.jar.Manifest;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import com.payi.cdi.internal.core.delivery.spool.EventSpool;
import com.payi.testkit.FakePayi;

/** The jars as they were built, started as an operator does. */
class CommandLineIT {
    private static final String CLI_JAR = System.getProperty("cli.jar");
    private static final String PLAIN_JAR = System.getProperty("plain.jar");

    private final FakePayi payi = FakePayi.start();

    @TempDir
    private Path folder;
    private Path spool;

    /** How a process ended. */
    private record Ended(int code, String out, String err) {}

    @BeforeEach
    void name() {
        spool = folder.resolve("spool");
    }

    @AfterEach
    void stop() {
        payi.close();
        assertThat(payi.violations()).isEmpty();
    }

    @Test
    void listExportAndSend() throws Exception {
        WaitingEvents.leave(spool, "a", "ü");

        Ended list = start(CLI_JAR, Map.of(), "list", spool.toString());
        assertThat(list.code()).as(list.err()).isZero();
        assertThat(list.out()).contains("2 events", "summary: 2");

        Ended export = start(CLI_JAR, Map.of("LC_ALL", "C"), "export", spool.toString());
        assertThat(export.code()).as(export.err()).isZero();
        assertThat(export.out().lines()).containsExactly(WaitingEvents.json("a", "summary"),
                WaitingEvents.json("ü", "summary"));

        Ended send = start(CLI_JAR, environment(), "send", spool.toString());
        assertThat(send.code()).as(send.err()).isZero();
        assertThat(send.out()).contains("2 sent, 0 refused, 0 not taken");
        assertThat(send.out() + send.err()).doesNotContain(FakePayi.DEFAULT_API_KEY);
        assertThat(payi.idCounts()).isEqualTo(Map.of("a", 1, "ü", 1));
        assertThat(spool).isEmptyDirectory();
    }

    @Test
    void anOfflineFileIsSentOnce() throws Exception {
        Path file = folder.resolve("events.jsonl");
        WaitingEvents.append(file, "a", "b");
        assertThat(start(CLI_JAR, environment(), "send", file.toString()).out()).contains("2 sent");
        assertThat(start(CLI_JAR, environment(), "send", file.toString()).out()).contains("0 sent, 2 sent before");
        assertThat(payi.idCounts()).isEqualTo(Map.of("a", 1, "b", 1));
    }

    @Test
    void aSpoolThatAnotherProcessWorksWithIsRefused() throws Exception {
        EventSpool application = WaitingEvents.open(spool, "a");
        try {
            for (String command : List.of("list", "export", "send")) {
                Ended refused = start(CLI_JAR, environment(), command, spool.toString());
                assertThat(refused.code()).isEqualTo(3);
                assertThat(refused.err()).contains("is in use: a running application works with it");
            }
            assertThat(application.count()).isEqualTo(1);
        } finally {
            application.close();
        }
        assertThat(payi.requests()).isEmpty();
    }

    @Test
    void anOfflineFileThatAnotherProcessSendsIsRefused() throws Exception {
        Path file = folder.resolve("events.jsonl");
        WaitingEvents.append(file, "a");
        Files.writeString(folder.resolve("events.jsonl.sent"), "before\n");
        try (SentIds sending = SentIds.note(file)) {
            assertThat(sending.contains("before")).isTrue();
            Ended refused = start(CLI_JAR, environment(), "send", file.toString());
            assertThat(refused.code()).isEqualTo(3);
            assertThat(refused.err()).contains("events.jsonl is in use");
        }
        assertThat(payi.requests()).isEmpty();
    }

    @Test
    void wrongArgumentsEndWith2() throws Exception {
        Ended unknown = start(CLI_JAR, Map.of(), "sned", folder.toString());
        assertThat(unknown.code()).isEqualTo(2);
        assertThat(unknown.err()).contains("sned is not known").doesNotContain("Exception");
        assertThat(start(CLI_JAR, Map.of()).err()).contains("Usage:");
        assertThat(start(CLI_JAR, Map.of(), "send", folder.toString()).err()).contains("API key is missing");
        assertThat(start(CLI_JAR, Map.of(), "help").code()).isZero();
    }

    @Test
    void thePlainJarSaysWhatItLacks() throws Exception {
        Ended plain = start(PLAIN_JAR, Map.of(), "list", folder.toString());
        assertThat(plain.code()).isEqualTo(2);
        assertThat(plain.err()).contains("classifier cli", "jackson-core", "jboss-logging", "h2-mvstore")
                .doesNotContain("Exception");
    }

    /** A class path in the manifest makes servers warn; beans in the tool's jar could end up in an application twice. */
    @Test
    void theJarsAreFitForWhereTheyGo() throws IOException {
        try (JarFile plain = new JarFile(PLAIN_JAR); JarFile cli = new JarFile(CLI_JAR)) {
            Manifest manifest = plain.getManifest();
            assertThat(manifest.getMainAttributes().getValue("Class-Path")).isNull();
            assertThat(manifest.getMainAttributes().getValue("Automatic-Module-Name")).isEqualTo("com.payi.cdi");
            assertThat(plain.getEntry("META-INF/beans.xml")).isNotNull();
            assertThat(plain.stream().map(entry -> entry.getName())).noneMatch(name -> name.startsWith("org/"));
            assertThat(cli.getEntry("META-INF/beans.xml")).isNull();
            assertThat(cli.stream().map(entry -> entry.getName())).doesNotHaveDuplicates()
                    .noneMatch(name -> name.startsWith("META-INF/services/j") || name.contains("module-info"));
        }
    }

    private Map<String, String> environment() {
        return Map.of("PAYI_API_KEY", FakePayi.DEFAULT_API_KEY, "PAYI_BASE_URL", payi.uri().toString());
    }

    private Ended start(String jar, Map<String, String> environment, String... words) throws Exception {
        List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-jar", jar));
        command.addAll(List.of(words));
        Path out = Files.createTempFile(folder, "out", "");
        Path err = Files.createTempFile(folder, "err", "");
        ProcessBuilder builder = new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(err.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("PAYI_"));
        builder.environment().putAll(environment);
        Process process = builder.start();
        try {
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        } finally {
            process.destroyForcibly();
        }
        return new Ended(process.exitValue(), Files.readString(out, StandardCharsets.UTF_8),
                Files.readString(err, StandardCharsets.UTF_8));
    }
}
