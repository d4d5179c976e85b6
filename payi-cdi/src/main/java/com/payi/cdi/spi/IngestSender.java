package com.payi.cdi.spi;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Sends events to their destination. A bean of this type replaces the library's own sender, for example to put a broker
 * between many applications and Pay-i. The library still does queueing, retry, spool and statistics. The bean should be
 * {@code @ApplicationScoped}: no request is active when it is called.
 *
 * <p>
 * One thread of the library makes all calls, with the application's class loader as its context class loader. No other
 * event is sent during a call, so the sender should return soon. No call is made once the destruction of the
 * application's beans has begun.
 *
 * @since 0.1
 */
public interface IngestSender {
    /**
     * Sends events. An exception, and a stage that fails, count as {@link IngestAnswer#failed} with status 0 for each
     * event.
     *
     * @param events one or more events, at most {@code payi.ingest.bulk.max-events} (default: 100)
     * @return a stage with one answer for each event, in the same order, within {@code payi.ingest.request-timeout}
     *         (default: 60000 ms); after that time the stage is ignored, and its events are sent again
     */
    CompletionStage<List<IngestAnswer>> send(List<OutgoingEvent> events);

    /**
     * Sends the score of a KPI, which Pay-i takes at another place than events. A sender that hands on texts, for example
     * to a broker, treats {@link OutgoingScore#json()} like that of an event, if what receives them can tell both apart.
     *
     * @param score the score
     * @return a stage with the answer, as for {@link #send}. By default, the score is refused for good: the sender has
     *         no place for it
     */
    default CompletionStage<IngestAnswer> sendScore(OutgoingScore score) {
        return CompletableFuture.completedFuture(IngestAnswer.rejected(0, "scores_not_supported",
                getClass().getName() + " does not override IngestSender.sendScore"));
    }
}
