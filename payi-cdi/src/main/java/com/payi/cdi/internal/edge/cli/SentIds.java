package com.payi.cdi.internal.edge.cli;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import com.payi.cdi.internal.core.delivery.spool.OwnerOnly;

/**
 * The events of an offline file that Pay-i has ingested: their ids, one a line, in a file beside it. Ids and not
 * places, so that an offline file which was cut, joined with another or begun anew is not misread.
 */
final class SentIds implements AutoCloseable {
    private final Set<String> encoded;
    /** Null if the file is only looked at. */
    private final FileChannel channel;

    private SentIds(Set<String> encoded, FileChannel channel) {
        this.encoded = encoded;
        this.channel = channel;
    }

    static SentIds look(Path offlineFile) throws IOException {
        Path file = beside(offlineFile);
        return new SentIds(Files.exists(file) ? whole(Files.readString(file)) : new HashSet<>(), null);
    }

    /** To note more of them; null if another process is doing that. */
    static SentIds note(Path offlineFile) throws IOException {
        FileChannel channel = OwnerOnly.open(beside(offlineFile), StandardOpenOption.CREATE, StandardOpenOption.READ,
                StandardOpenOption.WRITE);
        try {
            if (channel.tryLock() != null) {
                // By this channel: on many systems, any closing of a file gives up all locks that the process has on
                // it.
                String text = content(channel);
                Set<String> ids = whole(text);
                // Half a note at the end is overwritten; ids are written in ASCII.
                channel.truncate(text.lastIndexOf('\n') + 1);
                channel.position(channel.size());
                return new SentIds(ids, channel);
            }
        } catch (OverlappingFileLockException e) {
            // Held in this process.
        } catch (IOException e) {
            channel.close();
            throw e;
        }
        channel.close();
        return null;
    }

    /** Without half a note, which may be another event's whole id. */
    private static Set<String> whole(String text) {
        return new HashSet<>(text.substring(0, text.lastIndexOf('\n') + 1).lines().toList());
    }

    private static Path beside(Path offlineFile) {
        return offlineFile.resolveSibling(offlineFile.getFileName() + ".sent");
    }

    private static String content(FileChannel channel) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(Math.toIntExact(channel.size()));
        while (bytes.hasRemaining() && channel.read(bytes) >= 0) {
            continue;
        }
        return StandardCharsets.UTF_8.decode(bytes.flip()).toString();
    }

    boolean contains(String id) {
        return encoded.contains(encoded(id));
    }

    void add(List<String> ids) throws IOException {
        StringBuilder lines = new StringBuilder();
        for (String id : ids) {
            encoded.add(encoded(id));
            lines.append(encoded(id)).append('\n');
        }
        write(channel, lines.toString());
    }

    private static void write(FileChannel channel, String text) throws IOException {
        ByteBuffer bytes = StandardCharsets.UTF_8.encode(text);
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }

    /** A provider may put anything into an id, line breaks included. */
    private static String encoded(String id) {
        return URLEncoder.encode(id, StandardCharsets.UTF_8);
    }

    @Override
    public void close() throws IOException {
        if (channel != null) {
            channel.close();
        }
    }
}
