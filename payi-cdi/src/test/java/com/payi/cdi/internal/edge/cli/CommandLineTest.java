package com.payi.cdi.internal.edge.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import com.payi.cdi.internal.core.delivery.spool.EventSpool;
import com.payi.cdi.internal.core.delivery.spool.SpoolDirectory;
import com.payi.cdi.internal.core.delivery.spool.SpoolException;
import com.payi.cdi.internal.core.delivery.spool.SpoolVisit;
import com.payi.cdi.internal.core.delivery.spool.SpooledEvent;
import com.payi.testkit.FakePayi;
import com.payi.testkit.FakeProvider;
import com.payi.testkit.PayiScore;

/** The commands, in this process. */
class CommandLineTest {
    private final FakePayi payi = FakePayi.start();
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @TempDir
    private Path folder;
    private Path spool;
    private Path offline;
    private Path keyFile;

    @BeforeEach
    void writeKey() throws IOException {
        spool = folder.resolve("spool");
        offline = folder.resolve("events.jsonl");
        keyFile = Files.writeString(folder.resolve("key"), FakePayi.DEFAULT_API_KEY + "\n");
    }

    @AfterEach
    void nothingIsWrongOrShown() {
        payi.close();
        assertThat(payi.violations()).isEmpty();
        assertThat(err.toString(StandardCharsets.UTF_8)).doesNotContain("secret-content", FakePayi.DEFAULT_API_KEY);
    }

    @Test
    void listShowsWhatWaitsAndChangesNothing() throws Exception {
        WaitingEvents.leave(spool, "a", "b", "c");
        Files.writeString(offline,
                WaitingEvents.json("d", "r\\u001b[31med") + "\n" + WaitingEvents.json("e", "summary") + "\n");
        byte[] before = Files.readAllBytes(spool.resolve("payi-1.spool"));

        assertThat(run("list", spool.toString(), offline.toString())).isEqualTo(ExitCode.DONE);

        int bytes = 3 * WaitingEvents.json("a", "summary").length();
        assertThat(output()).contains("payi-1.spool: 3 events, " + bytes + " bytes, oldest 2026-03-04T05:06:07Z",
                "  summary: 3",
                "events.jsonl: 2 events", "oldest 2026-02-03T04:05:06Z", "  r?[31med: 1", "5 events wait in 2 files");
        assertThat(Files.readAllBytes(spool.resolve("payi-1.spool"))).isEqualTo(before);
        assertThat(filesIn(spool)).containsExactly("payi-1.spool");
    }

    @Test
    void exportedLinesCanBeSent() throws Exception {
        WaitingEvents.leave(spool, "a", "ü");
        Path file = folder.resolve("export.jsonl");

        assertThat(run("export", "--output", file.toString(), spool.toString())).isEqualTo(ExitCode.DONE);
        assertThat(run("export", spool.toString())).isEqualTo(ExitCode.DONE);

        assertThat(Files.readAllLines(file)).containsExactly(WaitingEvents.json("a", "summary"),
                WaitingEvents.json("ü", "summary"));
        assertThat(output()).isEqualTo(Files.readString(file));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file))).isEqualTo("rw-------");
        assertThat(run("export", "--output", file.toString(), spool.toString())).isEqualTo(ExitCode.UNUSABLE);
        assertThat(send(file)).isEqualTo(ExitCode.DONE);
        assertThat(payi.idCounts()).isEqualTo(Map.of("a", 1, "ü", 1));
    }

    @Test
    void whatIsSentLeavesTheSpool() throws Exception {
        WaitingEvents.leave(spool, ids("s", 30));

        assertThat(send(spool)).isEqualTo(ExitCode.DONE);

        assertThat(payi.events()).hasSize(30).allMatch(event -> event.useCaseName().equals("summary")
                && event.limitIds().equals(List.of("daily")));
        assertThat(payi.idCounts()).containsOnlyKeys(ids("s", 30)).allSatisfy((id, count) -> assertThat(count).isEqualTo(1));
        assertThat(output()).contains("30 sent, 0 refused, 0 not taken");
        assertThat(filesIn(spool)).isEmpty();
        assertThat(send(spool)).isEqualTo(ExitCode.DONE);
    }

    @Test
    void whatPayiHasNoPriceForIsSentAndReportedWithTheLinesThatMendIt() throws Exception {
        WaitingEvents.append(offline, "a", "b");
        payi.failNext(2, 200, "{\"request_id\":\"1\",\"xproxy_result\":{\"unknown_units\":"
                + "{\"text\":{\"input\":12,\"output\":7}}}}");

        assertThat(send(offline)).isEqualTo(ExitCode.DONE);

        assertThat(output()).contains("2 sent, 0 refused, 0 not taken");
        assertThat(output() + err).contains(
                "2 events sent without a whole price: Pay-i has none for the units text of 'gpt-4o-mini'",
                "payi.model-mappings.gpt-4o-mini.model=gpt-4o-mini");
    }

    @Test
    void anOfflineFileIsNotSentTwiceAndMayGrow() throws Exception {
        WaitingEvents.append(offline, "a", "line\\nbreak", "a");
        assertThat(send(offline)).isEqualTo(ExitCode.DONE);
        assertThat(send(offline)).isEqualTo(ExitCode.DONE);
        WaitingEvents.append(offline, "b");
        assertThat(send(offline)).isEqualTo(ExitCode.DONE);

        assertThat(payi.idCounts()).containsOnlyKeys("a", "line\nbreak", "b").containsEntry("b", 1);
        assertThat(Files.readAllLines(offline)).hasSize(4);
        assertThat(output()).contains("1 sent, 3 sent before");
        run("list", offline.toString());
        assertThat(output()).contains("events.jsonl: 0 events, 0 bytes, 4 sent before");
    }

    /** As the note that Pay-i has taken an event may be cut short by a crash, too. */
    @Test
    void halfANoteIsNoNote() throws Exception {
        WaitingEvents.append(offline, "first", "event-1", "event-12");
        Files.writeString(folder.resolve("events.jsonl.sent"), "first\nevent-1");
        assertThat(send(offline)).isEqualTo(ExitCode.DONE);
        assertThat(payi.idCounts()).containsOnlyKeys("event-1", "event-12");
        assertThat(Files.readAllLines(folder.resolve("events.jsonl.sent"))).containsExactly("first", "event-1", "event-12");
    }

    @Test
    void whatWasSentWithoutAnAnswerIsRememberedInTheSpool() throws Exception {
        WaitingEvents.open(spool, "a", "b").close();
        payi.resetNext(100);
        assertThat(send(spool)).isEqualTo(ExitCode.REMAINING);

        try (SpoolVisit visit = SpoolVisit.look(SpoolDirectory.files(spool).get(0))) {
            assertThat(visit.after(-1, 10)).hasSize(2).allMatch(SpooledEvent::attempted);
        }
    }

    @Test
    void aDirectoryWithoutSpoolFilesIsNotPassedOverInSilence() throws Exception {
        assertThat(run("list", folder.toString())).isEqualTo(ExitCode.DONE);
        assertThat(errors()).contains("has no spool files");
    }

    @Test
    void aSpoolThatAnApplicationWorksWithIsNotTouched() throws Exception {
        EventSpool application = WaitingEvents.open(spool, "a");
        WaitingEvents.append(offline, "b");
        try {
            assertThat(run("list", spool.toString())).isEqualTo(ExitCode.IN_USE);
            assertThat(run("export", spool.toString())).isEqualTo(ExitCode.IN_USE);
            assertThat(send(spool, offline)).isEqualTo(ExitCode.IN_USE);
            assertThat(errors()).contains("payi-1.spool is in use: a running application works with it");
            assertThat(payi.idCounts()).containsOnlyKeys("b");
            assertThat(application.count()).isEqualTo(1);
        } finally {
            application.close();
        }
    }

    @Test
    void anOfflineFileThatIsBeingSentIsNotTouched() throws Exception {
        WaitingEvents.append(offline, "a");
        try (SentIds other = SentIds.note(offline)) {
            assertThat(other.contains("a")).isFalse();
            assertThat(send(offline)).isEqualTo(ExitCode.IN_USE);
            assertThat(run("list", offline.toString())).isEqualTo(ExitCode.DONE);
        }
        assertThat(payi.requests()).isEmpty();
    }

    @Test
    void whatIsRefusedIsKeptUnlessItIsGivenUp() throws Exception {
        payi.refuse(event -> event.id().startsWith("bad"), 404, "use_case_not_found");
        WaitingEvents.leave(spool, "good1", "bad1", "bad2", "good2");

        assertThat(send(spool)).isEqualTo(ExitCode.ATTENTION);
        assertThat(output()).contains("2 sent, 2 refused and kept, 0 not taken");
        assertThat(errors()).contains("2 events refused: Pay-i answered 404 use_case_not_found", "Create the use case",
                "the first: bad1");
        run("export", spool.toString());
        assertThat(output()).contains("\"bad1\"", "\"bad2\"").doesNotContain("\"good1\"");

        assertThat(send("--drop-rejected", spool)).isEqualTo(ExitCode.ATTENTION);
        assertThat(output()).contains("2 refused and given up");
        assertThat(filesIn(spool)).isEmpty();
    }

    @Test
    void aRefusedKeyGivesNothingUp() throws Exception {
        payi.apiKey("another");
        WaitingEvents.leave(spool, "a", "b");
        WaitingEvents.append(offline, "c");

        assertThat(send("--drop-rejected", spool, offline)).isEqualTo(ExitCode.UNUSABLE);
        assertThat(errors()).contains("The key is refused: Pay-i answered 401 invalid_api_key",
                "It comes from payi.api-key in the file of --key-file");
        run("list", spool.toString());
        assertThat(output()).contains("2 events");
    }

    @Test
    void aPayiThatFailsForAWhileIsAskedAgain() throws Exception {
        payi.failNext(2, 503, "{}");
        WaitingEvents.leave(spool, "a", "b");
        assertThat(send(spool)).isEqualTo(ExitCode.DONE);
        assertThat(payi.idCounts()).isEqualTo(Map.of("a", 1, "b", 1));
    }

    private static String score(String id, int score) {
        return "{\"kpi\":\"rating\",\"use_case_name\":\"summary\",\"use_case_id\":\"i-1\",\"score\":" + score
                + ",\"event_timestamp\":\"2026-02-03T04:05:06Z\",\"provider_response_id\":\"" + id + "\"}\n";
    }

    @Test
    void scoresAreSentInTheirOrder() throws Exception {
        Files.writeString(offline, score("s1", 1) + score("s2", 2));
        WaitingEvents.append(offline, "a");
        payi.poison("{\"score\":1}", 503);
        assertThat(send(offline)).isEqualTo(ExitCode.REMAINING);
        assertThat(payi.scores()).isEmpty();
        assertThat(payi.idCounts()).containsOnlyKeys("a");

        payi.reset();
        assertThat(send(offline)).isEqualTo(ExitCode.DONE);
        assertThat(payi.scores()).extracting(PayiScore::score).containsExactly(1.0, 2.0);
        assertThat(payi.idCounts()).isEmpty();
        run("list", offline.toString());
        assertThat(output()).contains("3 sent before");
    }

    @Test
    void aPayiThatIsGoneTakesNothing() throws Exception {
        WaitingEvents.leave(spool, ids("s", 20));
        assertThat(run("send", "--key-file", keyFile.toString(), "--base-url",
                "http://127.0.0.1:" + FakeProvider.deadPort(), spool.toString())).isEqualTo(ExitCode.REMAINING);
        assertThat(errors()).contains("Nothing gets through", "ConnectException");
        run("list", spool.toString());
        assertThat(output()).contains("20 events");
    }

    @Test
    void damagedLinesAreShownAndTheOthersSent() throws Exception {
        WaitingEvents.append(offline, "a");
        Files.write(offline, List.of("{\"category\":\"cut", "", "[1]", WaitingEvents.json("b", "summary") + " {}",
                "{\"category\":\"no id\"}"), StandardOpenOption.APPEND);
        Files.write(offline, new byte[]{(byte) 0xC3, '\n'}, StandardOpenOption.APPEND);
        WaitingEvents.append(offline, "c");

        assertThat(send(offline)).isEqualTo(ExitCode.ATTENTION);

        assertThat(payi.idCounts()).containsOnlyKeys("a", "c");
        assertThat(errors()).contains("line 2 is not an event", "line 4 is", "line 5 is", "line 6 is", "line 7 is")
                .doesNotContain("line 3");
    }

    @Test
    void aSpoolFileThatIsNoneIsShownAndTheOthersSent() throws Exception {
        WaitingEvents.leave(spool, "a");
        Files.move(spool.resolve("payi-1.spool"), spool.resolve("payi-2.spool"));
        Files.writeString(spool.resolve("payi-1.spool"), "nonsense".repeat(2000));

        assertThat(run("list", spool.toString())).isEqualTo(ExitCode.ATTENTION);
        assertThat(errors()).contains("payi-1.spool: the file is damaged");
        assertThat(filesIn(spool)).containsExactly("payi-1.spool", "payi-2.spool");
        assertThat(send(spool)).isEqualTo(ExitCode.ATTENTION);
        assertThat(payi.idCounts()).containsOnlyKeys("a");
        assertThat(filesIn(spool)).singleElement().asString().startsWith("payi-1.spool.damaged-");
    }

    @Test
    void anEmptySpoolIsNoTrouble() throws Exception {
        Files.createDirectories(spool);
        Files.createFile(offline);
        assertThat(run("list", spool.toString(), offline.toString())).isEqualTo(ExitCode.DONE);
        assertThat(output()).contains("0 events wait in 1 files");
        assertThat(send(spool, offline)).isEqualTo(ExitCode.DONE);
    }

    /** A process that was killed at once has made its file and written nothing. */
    @Test
    void aSpoolFileWithoutEventsIsNoTrouble() throws Exception {
        EventSpool killed = WaitingEvents.open(spool);
        killed.abandon();
        assertThat(filesIn(spool)).containsExactly("payi-1.spool");
        assertThat(run("list", spool.toString())).as(errors()).isEqualTo(ExitCode.DONE);
        assertThat(send(spool)).isEqualTo(ExitCode.DONE);
    }

    @Test
    void whatAKilledProcessLeftIsFound() throws Exception {
        WaitingEvents.open(spool, "a", "b").abandon();
        Files.createFile(spool.resolve("payi-1.spool.lock"));
        assertThat(run("list", spool.toString())).as(errors()).isEqualTo(ExitCode.DONE);
        assertThat(output()).contains("payi-1.spool: 2 events");
        assertThat(send(spool)).isEqualTo(ExitCode.DONE);
        assertThat(payi.idCounts()).isEqualTo(Map.of("a", 1, "b", 1));
        assertThat(filesIn(spool)).isEmpty();
    }

    @Test
    void whatTheEnvironmentSaysForApplicationsDoesNotMatter() throws Exception {
        WaitingEvents.leave(spool, "a");
        System.setProperty("payi.ingest.offline-file", folder.resolve("wrong").toString());
        System.setProperty("payi.enabled", "false");
        try {
            assertThat(send(spool)).isEqualTo(ExitCode.DONE);
        } finally {
            System.clearProperty("payi.ingest.offline-file");
            System.clearProperty("payi.enabled");
        }
        assertThat(payi.idCounts()).containsOnlyKeys("a");
    }

    @Test
    void wrongArgumentsAreExplained() throws SpoolException {
        WaitingEvents.leave(spool, "a");
        String path = spool.toString();
        assertUnusable("Usage:");
        assertUnusable("The command sned is not known", "sned", path);
        assertUnusable("The option --force is not known", "list", "--force", path);
        assertUnusable("Name the directory of a spool", "list");
        assertUnusable("nowhere does not exist", "list", folder.resolve("nowhere").toString());
        assertUnusable("--key-file needs a value", "send", path, "--key-file");
        assertUnusable("The key cannot be read", "send", "--key-file", folder.resolve("nothing").toString(), path);
        assertUnusable("payi.base-url: 'http://example.org' would send the key", "send", "--key-file", keyFile.toString(),
                "--base-url", "http://example.org", path);
        assertThat(run("help")).isEqualTo(ExitCode.DONE);
        assertThat(payi.requests()).isEmpty();
    }

    private void assertUnusable(String told, String... words) {
        assertThat(run(words)).isEqualTo(ExitCode.UNUSABLE);
        assertThat(errors()).contains(told);
    }

    private ExitCode send(Object... words) {
        List<String> all = new ArrayList<>(List.of("send", "--key-file", keyFile.toString(), "--base-url",
                payi.uri().toString()));
        Arrays.stream(words).map(Object::toString).forEach(all::add);
        return run(all.toArray(String[]::new));
    }

    private ExitCode run(String... words) {
        out.reset();
        err.reset();
        return CommandLine.run(List.of(words), new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8));
    }

    private String output() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private String errors() {
        return err.toString(StandardCharsets.UTF_8);
    }

    private static String[] ids(String prefix, int count) {
        String[] ids = new String[count];
        Arrays.setAll(ids, i -> prefix + i);
        return ids;
    }

    private static List<String> filesIn(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}
