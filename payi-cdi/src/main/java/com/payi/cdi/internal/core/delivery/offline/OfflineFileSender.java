package com.payi.cdi.internal.core.delivery.offline;

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

import com.payi.cdi.internal.core.delivery.CloseableSender;
import com.payi.cdi.internal.core.delivery.spool.OwnerOnly;
import com.payi.cdi.internal.core.log.DeliveryLogger;
import com.payi.cdi.spi.IngestAnswer;
import com.payi.cdi.spi.OutgoingEvent;
import com.payi.cdi.spi.OutgoingScore;

/** Appends events to a file, one line each, instead of sending them. What was written has left this process. */
public final class OfflineFileSender implements CloseableSender {
    private final Path file;
    private FileChannel channel;

    public OfflineFileSender(Path file) {
        this.file = file;
    }

    @Override
    public CompletionStage<List<IngestAnswer>> send(List<OutgoingEvent> events) {
        try {
            append(events);
            return CompletableFuture.completedFuture(Collections.nCopies(events.size(), IngestAnswer.delivered()));
        } catch (IOException e) {
            // The file is opened anew for the next attempt: it may have been moved, and may end in the middle of a
            // line.
            close();
            return CompletableFuture.failedFuture(e);
        }
    }

    @Override
    public CompletionStage<IngestAnswer> sendScore(OutgoingScore score) {
        return send(List.of(new OutgoingEvent(score.id(), score.json()))).thenApply(answers -> answers.get(0));
    }

    private void append(List<OutgoingEvent> events) throws IOException {
        StringBuilder lines = new StringBuilder();
        if (channel != null && !Files.exists(file)) {
            // The file was moved, to be sent; a new one begins.
            close();
        }
        if (channel == null) {
            channel = open();
            if (isLineOpen()) {
                DeliveryLogger.LOG.offlineLineBroken(file.toString());
                lines.append('\n');
            }
        }
        events.forEach(event -> lines.append(event.json()).append('\n'));
        ByteBuffer bytes = StandardCharsets.UTF_8.encode(lines.toString());
        long before = channel.size();
        try {
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
        } catch (IOException e) {
            // All of these come again: whole lines of them would be there twice.
            undo(before, e);
            throw e;
        }
    }

    private void undo(long size, IOException failure) {
        try {
            channel.truncate(size);
        } catch (IOException e) {
            // A pipe, for one, keeps what it has got.
            failure.addSuppressed(e);
        }
    }

    private FileChannel open() throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        if (folder != null && !Files.isDirectory(folder)) {
            Files.createDirectories(folder);
        }
        return OwnerOnly.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.APPEND);
    }

    /** Whether a process that died, or a disk that was full, left half a line at the end. */
    private boolean isLineOpen() throws IOException {
        if (!Files.isRegularFile(file)) {
            // A pipe or a terminal cannot be read again.
            return false;
        }
        try (FileChannel reading = FileChannel.open(file, StandardOpenOption.READ)) {
            ByteBuffer last = ByteBuffer.allocate(1);
            return reading.size() > 0 && reading.read(last, reading.size() - 1) == 1 && last.get(0) != '\n';
        }
    }

    @Override
    public void close() {
        try {
            if (channel != null) {
                channel.close();
            }
        } catch (IOException e) {
            DeliveryLogger.LOG.debugf(e, "The file %s could not be closed", file);
        }
        channel = null;
    }
}
