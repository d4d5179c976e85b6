package com.payi.cdi.internal.core.delivery;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.atomic.AtomicLong;

import com.payi.cdi.UseCaseInstance;
import com.payi.cdi.internal.core.context.RandomId;
import com.payi.cdi.spi.OutgoingEvent;

/** A score on its way into the delivery. It is written by the thread that gives it: that is less work than any event. */
public final class ScoreSource implements EventSource {
    private static final String ID_PREFIX = "payi_kpi_";
    private static final AtomicLong LATEST_MICROS = new AtomicLong();

    private final OutgoingEvent content;

    /** @param score a Boolean or a finite Double */
    public ScoreSource(UseCaseInstance instance, String kpi, Object score) {
        this.content = ScoreText.write(ID_PREFIX + RandomId.next(), instance, kpi, score, now());
    }

    /** Later than each time before, whatever becomes of the clock: the later of two scores counts. */
    private static Instant now() {
        long clock = ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now());
        return Instant.EPOCH.plus(LATEST_MICROS.updateAndGet(latest -> Math.max(latest + 1, clock)), ChronoUnit.MICROS);
    }

    @Override
    public String idHint() {
        return content.id();
    }

    @Override
    public long estimatedBytes() {
        return EventSize.FIXED + EventSize.of(content.json());
    }

    @Override
    public OutgoingEvent written() {
        return content;
    }

    @Override
    public IngestEvent build() {
        throw new IllegalStateException("a score is written already");
    }

    @Override
    public boolean isQuick() {
        return true;
    }
}
