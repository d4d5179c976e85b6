package com.payi.cdi.internal.core.delivery.spool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import com.payi.cdi.internal.core.config.DeliveryConfiguration;
import com.payi.cdi.testing.LogCapture;

/** Files that are not what was written, and moments in which a process may die. */
class SpoolDamageTest {
    private static final int EVENTS = 3000;
    private static final String HIT = "event-1234";

    private final LogCapture log = new LogCapture();

    @TempDir
    Path folder;

    @AfterEach
    void stop() {
        log.close();
    }

    private EventSpool open() throws SpoolException {
        return EventSpool.open(new DeliveryConfiguration.Spool(folder, 1L << 30, Duration.ofMillis(50)), 0);
    }

    private Path file() {
        return folder.resolve("payi-1.spool");
    }

    private static List<SpooledEvent> events(int from, int to) {
        return IntStream.range(from, to).mapToObj(i -> new SpooledEvent("event-" + i, "{\"n\":" + i + "}", 5, false)).toList();
    }

    private static List<String> idsIn(EventSpool spool) throws SpoolException {
        List<String> ids = new ArrayList<>();
        long key = -1;
        for (List<SpooledEvent> slice = spool.after(key, 500); !slice.isEmpty(); slice = spool.after(key, 500)) {
            slice.forEach(stored -> ids.add(stored.id()));
            key = slice.get(slice.size() - 1).key();
        }
        return ids;
    }

    /** @param before of the id: 0 its first letter, 1 to 4 its length, 5 to 12 the time, 13 to 16 the check sum */
    private void flip(int before, int bit) throws IOException {
        byte[] content = Files.readAllBytes(file());
        byte[] id = (HIT + "{").getBytes(StandardCharsets.UTF_8);
        int found = IntStream.range(0, content.length - id.length)
                .filter(i -> new String(content, i, id.length, StandardCharsets.UTF_8).equals(HIT + "{")).findFirst()
                .orElseThrow();
        content[found - before] ^= (byte) bit;
        Files.write(file(), content);
    }

    private void write() throws SpoolException {
        EventSpool spool = open();
        spool.append(events(0, EVENTS), 0);
        spool.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 8, 13})
    void aFlippedBitCostsTheEventThatItIsIn(int before) throws Exception {
        write();
        flip(before, before == 4 ? 0x40 : 0x01);

        EventSpool spool = open();

        assertThat(idsIn(spool)).hasSize(EVENTS - 1).doesNotContain(HIT).startsWith("event-0").endsWith("event-2999");
        assertThat(log.lines()).anyMatch(line -> line.contains("PAYI00315") && line.contains(EVENTS - 1 + " events"));
        spool.close();
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files.map(path -> path.getFileName().toString())).noneMatch(name -> name.endsWith(".new"))
                    .filteredOn(name -> name.contains(".damaged-")).hasSize(1);
        }
    }

    @Test
    void aDamagedFileStaysWhereItIsUntilAllOfItIsSafe() throws Exception {
        write();
        flip(0, 1);
        byte[] damaged = Files.readAllBytes(file());
        Path obstacle = Files.createDirectories(folder.resolve("payi-1.spool.new/in-the-way"));

        assertThatThrownBy(this::open).isInstanceOf(SpoolException.class);
        assertThat(Files.readAllBytes(file())).isEqualTo(damaged);

        Files.delete(obstacle);
        EventSpool spool = open();
        assertThat(idsIn(spool)).hasSize(EVENTS - 1);
        assertThat(spool.file()).isEqualTo(file().toRealPath());
        spool.close();
    }

    @Test
    void aProcessThatDiesBetweenTheTwoFilesLosesNeither() throws Exception {
        write();
        Files.move(file(), folder.resolve("payi-1.spool.new"));

        EventSpool spool = open();

        assertThat(idsIn(spool)).hasSize(EVENTS);
        spool.close();
    }

    @Test
    void whatIsTakenOverKeepsItsMarks() throws Exception {
        EventSpool living = open();
        EventSpool dying = open();
        List<Long> keys = dying.append(events(0, 3), 0);
        dying.attempting(List.of(keys.get(1)));
        dying.abandon();

        assertThat(living.maintain(Duration.ofMinutes(1).toNanos())).isEqualTo(3);

        assertThat(living.after(-1, 10)).extracting(SpooledEvent::attempted).containsExactly(false, true, false);
        living.close();
    }

    @Test
    void itsFilesAreTheOwnersOnlyInADirectoryForAll() throws Exception {
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxrwxrwx"));
        EventSpool spool = open();
        spool.append(events(0, 1), 0);

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file()))).isEqualTo("rw-------");
        spool.close();
    }
}
