package com.payi.cdi.internal.core.delivery;

import java.time.Instant;
import java.util.function.Supplier;

import com.payi.cdi.IngestStatistics.DropReason;
import com.payi.cdi.PayiResult;
import com.payi.cdi.internal.core.context.Frame;
import com.payi.cdi.spi.OutgoingEvent;

/** Gets Pay-i's answers on the delivering thread, and must not delay it. */
public interface ResultListener {
    /**
     * Whether the result of an event is needed, so that the event is sent on its own: the answer to events that are
     * sent together has neither costs nor states of limits. Called on any thread, once for each event; must be cheap.
     *
     * @param frame the context of the call; null if there is none
     */
    default boolean needsResult(Frame frame) {
        return false;
    }

    /**
     * An event is written. Called on the thread that writes it, which must not be delayed; never throws.
     *
     * @param frame the context of the call; null if there is none
     * @return what waits for the result of the event; null for nothing
     */
    default ResultTally written(IngestEvent event, OutgoingEvent content, Frame frame) {
        return null;
    }

    /**
     * Pay-i refused an event. Never throws.
     *
     * @param code Pay-i's error code
     * @param subject what the event is about, read from it when it is asked for
     */
    default void rejected(String eventId, String code, Supplier<EventSubject> subject) {}

    /**
     * Pay-i accounted for an event. Never throws.
     *
     * @param tally what {@link #written} gave; null if that was nothing, or in another process
     * @param subject what the event is about, read from it when it is asked for
     */
    default void accounted(PayiResult result, ResultTally tally, Supplier<EventSubject> subject) {}

    /** An event that was written is dropped. Never throws. */
    default void dropped(String eventId, DropReason reason) {}

    /** Whether {@link #proxied} is of interest; else what it needs is not read. */
    default boolean watchesProxied() {
        return false;
    }

    /**
     * A proxied call has ended that is watched, or in which Pay-i had no price for something. Called on the thread of the
     * application; never throws.
     *
     * @param call gives what an event would have reported, once
     * @param result null if the answer had none
     * @param frame the context of the call; null if there is none
     */
    default void proxied(Supplier<IngestEvent> call, PayiResult result, Frame frame) {}

    /**
     * Pay-i accounted for a call.
     *
     * @param frame the context of the call, null if it is not known any more
     * @param called when the call was made
     */
    void received(PayiResult result, Frame frame, Instant called);

    /**
     * Pay-i rejected the event, and reported the states of limits beside that.
     *
     * @param called when the call was made
     */
    void refused(PayiResult result, Instant called);
}
