package com.payi.cdi.internal.ingest;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

import com.payi.cdi.spi.IngestAnswer;
import com.payi.cdi.spi.OutgoingEvent;

/** Appends events to a file, one line each, instead of sending them. What was written has left this process. */
final class OfflineFileSender implements OwnSender {
    private final Path file;
    private FileChannel channel;
    /** Whether the file may end in the middle of a line. */
    private boolean broken;

    OfflineFileSender(Path file) {
        this.file = file;
    }

    @Override
    public CompletionStage<List<IngestAnswer>> send(List<OutgoingEvent> events) {
        try {
            append(events);
            return CompletableFuture.completedFuture(Collections.nCopies(events.size(), IngestAnswer.delivered()));
        } catch (IOException e) {
            broken = true;
            close();
            return CompletableFuture.failedFuture(e);
        }
    }

    private void append(List<OutgoingEvent> events) throws IOException {
        if (channel == null) {
            Path folder = file.toAbsolutePath().getParent();
            if (folder != null) {
                Files.createDirectories(folder);
            }
            channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.APPEND);
        }
        StringBuilder lines = new StringBuilder(broken ? "\n" : "");
        events.forEach(event -> lines.append(event.json()).append('\n'));
        ByteBuffer bytes = StandardCharsets.UTF_8.encode(lines.toString());
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
        broken = false;
    }

    @Override
    public void close() {
        try {
            if (channel != null) {
                channel.close();
            }
        } catch (IOException e) {
            // What was written is written.
            broken = true;
        }
        channel = null;
    }
}
