package com.payi.cdi.internal.edge.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

import com.payi.cdi.internal.core.config.DeliveryConfiguration;
import com.payi.cdi.internal.core.delivery.spool.EventSpool;
import com.payi.cdi.internal.core.delivery.spool.SpoolException;
import com.payi.cdi.internal.core.delivery.spool.SpooledEvent;

/** Spools and offline files as applications leave them. */
final class WaitingEvents {
    static final Instant ACCEPTED = Instant.parse("2026-03-04T05:06:07Z");

    private WaitingEvents() {}

    static String json(String id, String useCase) {
        return "{\"category\":\"system.openai\",\"resource\":\"gpt-4o-mini\",\"units\":{\"text\":{\"input\":12,\"output\":7}},"
                + "\"event_timestamp\":\"2026-02-03T04:05:06Z\",\"provider_response_id\":\"" + id + "\",\"use_case_name\":\""
                + useCase + "\",\"limit_ids\":[\"daily\"],\"properties\":{\"secret\":\"secret-content\"}}";
    }

    /** A spool that an application works with until it is closed. */
    static EventSpool open(Path directory, String... ids) throws SpoolException {
        EventSpool spool = EventSpool.open(new DeliveryConfiguration.Spool(directory, 1 << 30, Duration.ZERO), 0);
        spool.append(
                Stream.of(ids).map(id -> new SpooledEvent(id, json(id, "summary"), ACCEPTED.toEpochMilli(), false)).toList(),
                0);
        return spool;
    }

    static void leave(Path directory, String... ids) throws SpoolException {
        open(directory, ids).close();
    }

    static void append(Path offlineFile, String... ids) throws IOException {
        List<String> lines = Stream.of(ids).map(id -> json(id, "summary")).toList();
        Files.write(offlineFile, lines, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }
}
