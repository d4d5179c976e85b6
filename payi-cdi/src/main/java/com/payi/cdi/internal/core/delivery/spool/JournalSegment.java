package com.payi.cdi.internal.core.delivery.spool;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import com.payi.cdi.internal.core.log.DeliveryLogger;

/**
 * One file of a journal: events one after another, each behind its length. What was written stays when the process is
 * killed, because the operating system has it. The name has a number that no other segment ever had.
 */
final class JournalSegment {
    private static final String INFIX = ".journal-";
    private static final Pattern NAME = Pattern.compile("(payi-\\d{1,4}\\.spool)\\.journal-(\\d{1,19})");
    private static final long NANOS_A_MILLI = 1_000_000;
    private static final int BUFFER = 64 * 1024;

    private final Path path;
    private final long number;
    /** Not a channel, which an interrupt would close. */
    private final RandomAccessFile file;
    private long count;
    private long bytes;
    private boolean ended;

    private JournalSegment(Path path, long number, RandomAccessFile file) {
        this.path = path;
        this.number = number;
        this.file = file;
    }

    static JournalSegment begin(Path spoolFile) throws IOException {
        long number = System.currentTimeMillis() * NANOS_A_MILLI + Math.floorMod(System.nanoTime(), NANOS_A_MILLI);
        Path path = spoolFile.resolveSibling(spoolFile.getFileName() + INFIX + number);
        OwnerOnly.open(path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE).close();
        return new JournalSegment(path, number, new RandomAccessFile(path.toFile(), "rw"));
    }

    /** The spool file that a segment belongs to; null if a file is no segment. */
    static Path spoolFileOf(Path file) {
        Matcher name = NAME.matcher(file.getFileName().toString());
        return name.matches() ? file.resolveSibling(name.group(1)) : null;
    }

    /** The segments of a spool file, the oldest first. */
    static List<Path> of(Path spoolFile) throws IOException {
        try (Stream<Path> files = Files.list(spoolFile.toAbsolutePath().getParent())) {
            return files.filter(file -> file.getFileName().toString().startsWith(spoolFile.getFileName() + INFIX))
                    .filter(file -> spoolFileOf(file) != null).sorted(Comparator.comparingLong(JournalSegment::number))
                    .toList();
        }
    }

    static long number(Path segment) {
        Matcher name = NAME.matcher(segment.getFileName().toString());
        return name.matches() ? Long.parseLong(name.group(2)) : 0;
    }

    /**
     * Reads the events of a segment from one on. The last one may have been cut short by a kill: its call had hardly
     * ended.
     */
    static List<SpooledEvent> read(Path segment, long from) throws IOException {
        List<SpooledEvent> events = new ArrayList<>();
        long left = Files.size(segment);
        try (InputStream in = Files.newInputStream(segment);
                DataInputStream data = new DataInputStream(new BufferedInputStream(in, BUFFER))) {
            for (long index = 0; left > Integer.BYTES; index++) {
                int length = data.readInt();
                left -= Integer.BYTES + (long) length;
                if (length <= 0 || left < 0) {
                    break;
                }
                SpooledEvent event = SpooledEvent.of(index, data.readNBytes(length), true);
                if (index >= from) {
                    events.add(event);
                }
            }
        } catch (EOFException | IllegalArgumentException e) {
            DeliveryLogger.LOG.debugf(e, "%s ends in the middle of an event", segment);
        }
        return events;
    }

    long number() {
        return number;
    }

    long count() {
        return count;
    }

    long bytes() {
        return bytes;
    }

    boolean isOpen() {
        return !ended;
    }

    /** An event as it is written. */
    static byte[] record(SpooledEvent event) {
        byte[] content = event.toBytes();
        return ByteBuffer.allocate(Integer.BYTES + content.length).putInt(content.length).put(content).array();
    }

    /** In one step for the operating system, so that only the last event of a file can be incomplete. */
    JournalPosition append(byte[] record) throws IOException {
        file.write(record);
        bytes += record.length;
        return new JournalPosition(number, count++);
    }

    /** No event comes any more; the file stays. */
    void end() {
        ended = true;
        try {
            file.close();
        } catch (IOException e) {
            DeliveryLogger.LOG.debugf(e, "%s cannot be closed", path);
        }
    }

    void delete() {
        end();
        SpoolDirectory.delete(path);
    }
}
