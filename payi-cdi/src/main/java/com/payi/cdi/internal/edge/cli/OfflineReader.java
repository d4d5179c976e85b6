package com.payi.cdi.internal.edge.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** An offline file. It is never changed, since an application may be writing it; what was sent is noted beside it. */
final class OfflineReader implements EventReader {
    private final SentIds sent;
    private final BufferedReader reader;
    private final List<String> damages = new ArrayList<>();
    private long sentBefore;
    private long line;

    OfflineReader(Path file, SentIds sent) throws IOException {
        this.sent = sent;
        // A reader that puts a mark in the place of broken characters, where Files.newBufferedReader would give up.
        this.reader = new BufferedReader(new InputStreamReader(Files.newInputStream(file), StandardCharsets.UTF_8));
    }

    @Override
    public List<WaitingEvent> next(int most) throws IOException {
        List<WaitingEvent> events = new ArrayList<>();
        while (events.size() < most) {
            String text = reader.readLine();
            if (text == null) {
                break;
            }
            line++;
            if (!text.isBlank()) {
                add(text, events);
            }
        }
        return events;
    }

    private void add(String text, List<WaitingEvent> events) {
        try {
            WaitingEvent event = WaitingEvent.read(text, line);
            if (sent.contains(event.event().id())) {
                sentBefore++;
            } else {
                events.add(event);
            }
        } catch (IOException e) {
            damages.add("line " + line + " is not an event");
        }
    }

    /** Nothing is noted: each event is sent on its own, and Pay-i de-duplicates it by its id. */
    @Override
    public void sending(List<WaitingEvent> events) {}

    @Override
    public void done(List<WaitingEvent> events) throws IOException {
        sent.add(events.stream().map(event -> event.event().id()).toList());
    }

    @Override
    public List<String> damages() {
        return damages;
    }

    @Override
    public long sentBefore() {
        return sentBefore;
    }

    @Override
    public void close() throws IOException {
        try {
            reader.close();
        } finally {
            sent.close();
        }
    }
}
