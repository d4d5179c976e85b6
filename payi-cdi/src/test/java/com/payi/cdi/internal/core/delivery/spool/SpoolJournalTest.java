package com.payi.cdi.internal.core.delivery.spool;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import com.payi.cdi.internal.core.config.DeliveryConfiguration;

/** Events in the journal outlive the process that wrote them, and none of them is found twice. */
class SpoolJournalTest {
    @TempDir
    Path temp;

    private DeliveryConfiguration.Spool configuration() {
        return new DeliveryConfiguration.Spool(temp.resolve("spool"), 1L << 30, Duration.ZERO);
    }

    private SpoolPlace place() {
        SpoolPlace place = new SpoolPlace(temp.resolve("spool"));
        place.prepare();
        return place;
    }

    private static SpooledEvent event(int number) {
        return new SpooledEvent("event-" + number, "{\"n\":" + number + "}", 5, false);
    }

    private static List<JournalPosition> append(SpoolPlace place, int from, int to) {
        List<JournalPosition> positions = new ArrayList<>();
        for (int number = from; number < to; number++) {
            positions.add(place.append(event(number)));
        }
        return positions;
    }

    private List<String> files() throws IOException {
        try (Stream<Path> files = Files.list(temp.resolve("spool"))) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    private Path segment() throws IOException {
        return JournalSegment.of(temp.resolve("spool").toRealPath().resolve("payi-1.spool")).get(0);
    }

    private List<SpooledEvent> found() throws SpoolException {
        EventSpool next = EventSpool.open(configuration(), 0);
        List<SpooledEvent> events = next.after(-1, 100);
        next.abandon();
        return events;
    }

    @Test
    void theNextProcessFindsWhatNeverReachedTheFile() throws Exception {
        SpoolPlace killed = place();
        append(killed, 0, 3);
        killed.abandon();

        assertThat(found()).extracting(SpooledEvent::id).containsExactly("event-0", "event-1", "event-2");
        assertThat(files()).containsExactly("payi-1.spool");
        assertThat(found()).as("and sends it on its own, as nothing is known of it").allMatch(SpooledEvent::attempted);
    }

    @Test
    void theNextProcessFindsNothingTwice() throws Exception {
        SpoolPlace killed = place();
        EventSpool file = EventSpool.open(killed, configuration(), 0);
        append(killed, 0, 2).forEach(file::moving);
        file.append(List.of(event(0), event(1)), 0);
        append(killed, 2, 3);
        file.remove(0);
        file.commit();
        file.abandon();

        assertThat(found()).extracting(SpooledEvent::id).containsExactly("event-1", "event-2");
    }

    @Test
    void whatComesToTheFileInAnotherOrderIsFoundAtLeastOnce() {
        MovedEvents moved = new MovedEvents();
        moved.add(new JournalPosition(7, 0));
        moved.add(new JournalPosition(7, 2));
        assertThat(moved.counts()).isEqualTo(Map.of(7L, 1L));
        moved.add(new JournalPosition(7, 1));
        assertThat(moved.counts()).isEqualTo(Map.of(7L, 3L));
    }

    @Test
    void anEventThatAKillCutShortHidesNoOther() throws Exception {
        SpoolPlace killed = place();
        append(killed, 0, 3);
        killed.abandon();
        try (FileChannel channel = FileChannel.open(segment(), StandardOpenOption.WRITE)) {
            channel.truncate(channel.size() - 1);
        }

        assertThat(found()).extracting(SpooledEvent::id).containsExactly("event-0", "event-1");
    }

    @Test
    void aLivingProcessTakesOverTheJournalOfOneThatDiedBeforeItHadAFile() throws Exception {
        EventSpool living = EventSpool.open(configuration(), 0);
        SpoolPlace killed = place();
        append(killed, 0, 3);
        assertThat(living.maintain(TimeUnit.SECONDS.toNanos(40))).as("while it lives").isZero();
        killed.abandon();

        assertThat(living.maintain(TimeUnit.SECONDS.toNanos(80))).isEqualTo(3);
        assertThat(living.after(-1, 10)).extracting(SpooledEvent::id).containsExactly("event-0", "event-1", "event-2");
        living.maintain(TimeUnit.SECONDS.toNanos(120));
        living.close();
        assertThat(files()).containsExactly("payi-1.spool");
    }

    @Test
    void whoOnlyLooksSeesTheJournalToo() throws Exception {
        SpoolPlace killed = place();
        EventSpool file = EventSpool.open(killed, configuration(), 0);
        append(killed, 0, 1).forEach(file::moving);
        file.append(List.of(event(0)), 0);
        append(killed, 1, 3);
        file.abandon();

        Path spool = SpoolDirectory.files(temp.resolve("spool")).get(0);
        try (SpoolVisit visit = SpoolVisit.look(spool)) {
            List<SpooledEvent> first = visit.after(-1, 2);
            assertThat(first).extracting(SpooledEvent::id).containsExactly("event-0");
            List<SpooledEvent> others = visit.after(first.get(0).key(), 10);
            assertThat(others).extracting(SpooledEvent::id).containsExactly("event-1", "event-2");
            assertThat(visit.after(others.get(1).key(), 10)).isEmpty();
        }
        assertThat(files()).as("nothing is changed").hasSize(2);
    }

    @Test
    void aJournalIsForgottenOnceItsEventsAreInTheFile() throws Exception {
        SpoolPlace place = place();
        EventSpool file = EventSpool.open(place, configuration(), 0);
        for (int number = 0; number < 300; number++) {
            SpooledEvent large = new SpooledEvent("event-" + number, "x".repeat(10_000), 5, false);
            file.moving(place.append(large));
            file.append(List.of(large), 0);
            file.syncIfDue(number);
        }
        assertThat(JournalSegment.of(file.file())).hasSizeLessThanOrEqualTo(1);
        file.close();
        assertThat(files()).containsExactly("payi-1.spool");
    }

    @Test
    void everyFileIsItsOwnersOnly() throws Exception {
        SpoolPlace place = place();
        EventSpool file = EventSpool.open(place, configuration(), 0);
        append(place, 0, 1);
        try (Stream<Path> files = Files.list(temp.resolve("spool"))) {
            assertThat(files).hasSize(3).allSatisfy(each -> assertThat(Files.getPosixFilePermissions(each))
                    .isEqualTo(PosixFilePermissions.fromString("rw-------")));
        }
        assertThat(Files.getPosixFilePermissions(temp.resolve("spool")))
                .isEqualTo(PosixFilePermissions.fromString("rwx------"));
        file.close();
    }
}
