package com.payi.cdi.internal.core.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import com.payi.cdi.testing.LogCapture;
import com.payi.testkit.FakePayi;

/** Events outlive the process that accepted them. */
class SpooledDeliveryTest {
    @TempDir
    Path temp;
    private final FakePayi payi = FakePayi.start();
    private final LogCapture log = new LogCapture();
    private Path directory;

    @BeforeEach
    void name() {
        directory = temp.resolve("spool");
    }

    @AfterEach
    void stop() {
        payi.close();
        log.close();
        assertThat(payi.violations()).isEmpty();
    }

    private Delivery delivery() {
        return Delivery.to(payi).with("payi.ingest.spool.directory", directory.toString())
                .with("payi.ingest.shutdown-timeout", "500");
    }

    private List<String> files() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void whatADeadPayiDidNotTakeIsDeliveredAfterTheRestart() throws IOException {
        payi.failNext(100_000, 500, "{}");
        Delivery before = delivery().start();
        before.offer(0, 300);
        await().until(() -> before.counts().spooled() == 300);
        before.close();
        DeliveryFaultsTest.assertBalanced(before.counts());
        assertThat(before.counts().spooled()).isEqualTo(300);
        assertThat(files()).containsExactly("payi-1.spool");

        payi.reset();
        Delivery after = delivery().start();
        await().atMost(Duration.ofSeconds(30)).until(() -> after.counts().delivered() == 300);
        after.close();

        assertThat(after.counts().recovered()).isEqualTo(300);
        DeliveryFaultsTest.assertBalanced(after.counts());
        assertThat(payi.idCounts()).hasSize(300);
        assertThat(files()).isEmpty();
        assertThat(Files.getPosixFilePermissions(directory)).isEqualTo(PosixFilePermissions.fromString("rwx------"));
    }

    @Test
    void whatIsDeliveredLeavesTheDisk() {
        Delivery first = delivery().start();
        first.offer(0, 50);
        await().until(() -> first.counts().delivered() == 50);
        assertThat(first.counts().spooled()).isZero();
        first.close();
        try (Delivery second = delivery().start()) {
            second.offer("new");
            await().until(() -> second.counts().delivered() == 1);
            assertThat(second.counts().recovered()).isZero();
        }
        assertThat(payi.duplicates()).isEmpty();
    }

    @Test
    void twoProcessesShareADirectoryAndOneTakesOverWhatTheOtherLeft() throws IOException {
        payi.failNext(100_000, 503, "{}");
        Delivery one = delivery().start();
        Delivery other = delivery().start();
        one.offer("of one");
        other.offer("of the other");
        await().until(() -> one.counts().spooled() == 1 && other.counts().spooled() == 1);
        assertThat(files()).contains("payi-1.spool", "payi-2.spool");
        one.close();
        other.close();

        payi.reset();
        try (Delivery heir = delivery().start()) {
            await().atMost(Duration.ofSeconds(60)).until(() -> heir.counts().delivered() == 2);
            assertThat(heir.counts().recovered()).isEqualTo(2);
            DeliveryFaultsTest.assertBalanced(heir.counts());
        }
        assertThat(payi.idCounts()).containsOnlyKeys("of one", "of the other");
        assertThat(files()).isEmpty();
    }

    @Test
    void aDamagedFileIsSetAsideAndLogged() throws IOException {
        Files.createDirectories(directory);
        Files.writeString(directory.resolve("payi-1.spool"), "this was never a spool".repeat(1000));
        try (Delivery delivery = delivery().start()) {
            delivery.offer("new");
            await().until(() -> delivery.counts().delivered() == 1);
        }
        assertThat(files()).singleElement().asString().startsWith("payi-1.spool.damaged-");
        assertThat(log.lines()).anyMatch(line -> line.contains("payi-1.spool is damaged: it was set aside as"));
    }

    @Test
    void aFileThatEndsInItsHeadIsDamagedToo() throws IOException {
        Files.createDirectories(directory);
        Files.writeString(directory.resolve("payi-1.spool"), "H:2,");
        try (Delivery delivery = delivery().start()) {
            delivery.offer("new");
            await().until(() -> delivery.counts().delivered() == 1);
        }
        assertThat(files()).singleElement().asString().startsWith("payi-1.spool.damaged-");
    }

    @Test
    void whatCanBeReadOfADamagedFileIsKept() throws IOException {
        payi.failNext(100_000, 500, "{}");
        Delivery before = delivery().start();
        before.offer(0, 200);
        await().until(() -> before.counts().spooled() == 200);
        before.close();
        Path file = directory.resolve("payi-1.spool");
        // The last of the file's blocks are gone, as after a power cut on a bad disk.
        try (var channel = Files.newByteChannel(file, StandardOpenOption.WRITE)) {
            channel.truncate(Files.size(file) - 4096);
        }

        payi.reset();
        try (Delivery after = delivery().start()) {
            await().atMost(Duration.ofSeconds(30)).until(() -> after.counts().offered() > 0
                    && after.counts().delivered() == after.counts().offered());
            assertThat(after.counts().recovered()).isBetween(1L, 200L);
        }
    }

    @Test
    void aDirectoryThatCannotBeUsedIsLoggedAndEventsStayInMemory() throws IOException {
        Files.writeString(directory, "a file where the directory should be");
        try (Delivery delivery = delivery().start()) {
            delivery.offer(0, 10);
            await().until(() -> delivery.counts().delivered() == 10);
            assertThat(delivery.counts().spooled()).isZero();
        }
        assertThat(log.lines()).anyMatch(line -> line.contains("cannot be used") && line.contains("Events stay in memory"));
    }

    @Test
    void aFullSpoolLetsFurtherEventsWaitInMemory() {
        payi.failNext(1_000_000, 500, "{}");
        try (Delivery delivery = delivery().with("payi.ingest.spool.max-bytes", "1048576").start()) {
            delivery.offer(0, 4000);
            await().until(() -> log.lines().stream()
                    .anyMatch(line -> line.contains("is full (payi.ingest.spool.max-bytes=1048576)")));
            assertThat(delivery.counts().spooled()).isGreaterThan(1000);
            payi.reset();
            await().atMost(Duration.ofSeconds(30)).until(() -> delivery.counts().delivered() == 4000);
            DeliveryFaultsTest.assertBalanced(delivery.counts());
        }
        assertThat(payi.idCounts()).hasSize(4000);
    }

    @Test
    void whatIsInMemoryOnlyAtTheEndGoesToDisk() throws IOException {
        payi.stall(Duration.ofSeconds(20));
        Delivery before = delivery().start();
        before.offer(0, 10);
        before.close();
        assertThat(before.counts().spooled()).isEqualTo(10);
        assertThat(before.counts().droppedTotal()).isZero();
        assertThat(files()).containsExactly("payi-1.spool");
    }
}
