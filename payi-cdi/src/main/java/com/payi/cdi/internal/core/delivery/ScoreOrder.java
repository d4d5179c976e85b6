package com.payi.cdi.internal.core.delivery;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import com.payi.cdi.UseCaseInstance;
import com.payi.cdi.spi.IngestAnswer;
import com.payi.cdi.spi.OutgoingScore;

/**
 * Lets the latest score of a KPI of an instance win, whatever fails: one request at a time has a score of it, a later score
 * waits for the end of that request, and an earlier one is not sent after a later one. Belongs to the delivering thread.
 */
final class ScoreOrder implements InFlightRequests.Receiver {
    /** An earlier score may still come, from the disk or a broker, after a later one was delivered. */
    private static final int REMEMBERED = 10_000;

    private final OutcomeHandler outcomes;
    private final PendingEvents pending;
    private final Map<Key, Line> lines = new HashMap<>();
    private final Map<DeliveryEvent, Key> inFlight = new HashMap<>();
    private final Map<Key, Instant> finished = new LinkedHashMap<>();

    private record Key(UseCaseInstance instance, String kpi) {}

    /** The scores of one KPI of one instance that are not final. */
    private static final class Line {
        private Instant latest = Instant.MIN;
        private DeliveryEvent sent;
        /** Later than the one that was sent. */
        private DeliveryEvent next;
        /** They have failed, and wait for a retry. */
        private final Set<DeliveryEvent> failed = new HashSet<>();

        private boolean isOver() {
            failed.removeIf(event -> event.state().isFinal());
            return sent == null && next == null && failed.isEmpty();
        }
    }

    ScoreOrder(OutcomeHandler outcomes, PendingEvents pending) {
        this.outcomes = outcomes;
        this.pending = pending;
    }

    /** Whether events that were chosen are sent now. A score that is not waits here, or is final. */
    boolean allows(List<DeliveryEvent> chosen, long now) {
        DeliveryEvent first = chosen.get(0);
        if (!first.isScore()) {
            return true;
        }
        OutgoingScore score = ScoreText.read(first.content());
        // The sender refuses what is no score.
        return score == null || isNext(first, new Key(score.instance(), score.kpi()), now);
    }

    private boolean isNext(DeliveryEvent score, Key key, long now) {
        Line line = line(key);
        Instant given = ScoreText.given(score.json());
        if (given.isBefore(line.latest)) {
            outcomes.superseded(score, now);
            return false;
        }
        line.latest = given;
        if (line.sent != null) {
            if (line.next != null) {
                outcomes.superseded(line.next, now);
            }
            line.next = score;
            return false;
        }
        line.failed.remove(score);
        line.failed.stream().filter(earlier -> !earlier.state().isFinal()).toList()
                .forEach(earlier -> outcomes.superseded(earlier, now));
        line.failed.clear();
        line.sent = score;
        inFlight.put(score, key);
        return true;
    }

    private Line line(Key key) {
        Line known = lines.get(key);
        if (known != null) {
            return known;
        }
        if (lines.size() >= REMEMBERED) {
            // Scores that were given up while they waited.
            lines.values().removeIf(Line::isOver);
        }
        Line line = new Line();
        line.latest = finished.getOrDefault(key, Instant.MIN);
        lines.put(key, line);
        return line;
    }

    @Override
    public void ended(List<DeliveryEvent> events, List<IngestAnswer> answers, Throwable failure) {
        try {
            outcomes.ended(events, answers, failure);
        } finally {
            if (events.get(0).isScore()) {
                ended(events.get(0));
            }
        }
    }

    private void ended(DeliveryEvent score) {
        Key key = inFlight.remove(score);
        Line line = key == null ? null : lines.get(key);
        if (line == null) {
            return;
        }
        line.sent = null;
        line.failed.add(score);
        if (line.next != null) {
            pending.again(line.next);
            line.next = null;
        } else if (line.isOver()) {
            lines.remove(key);
            // Removed first, so that it moves to the end.
            finished.remove(key);
            finished.put(key, line.latest);
            if (finished.size() > REMEMBERED) {
                finished.remove(finished.keySet().iterator().next());
            }
        }
    }

    /** Those that wait here, and are in memory only. */
    List<DeliveryEvent> takeAllInMemory() {
        List<DeliveryEvent> all = new ArrayList<>();
        for (Line line : lines.values()) {
            if (line.next != null && !line.next.isOnDisk()) {
                all.add(line.next);
            }
            line.next = null;
        }
        return all;
    }
}
