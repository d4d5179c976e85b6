package com.payi.cdi.spi;

import java.util.List;
import java.util.concurrent.CompletionStage;

/**
 * Takes events where they shall go. An application that has a bean of this type puts it in the place of the library's own
 * sender, for example to let a broker stand between a fleet and Pay-i; queueing, retry, spool and statistics stay the
 * library's. The bean should be {@code @ApplicationScoped}: no request is active when it is called.
 *
 * <p>
 * One thread of the library makes all calls, with the application's class loader as its context class loader. Meanwhile it
 * starts no other delivery, so a sender that waits should not wait for long. No call is made after the application's beans
 * have begun to be destroyed.
 *
 * @since 0.1
 */
public interface IngestSender {
    /**
     * Sends events. What is thrown, and a stage that fails, count as {@link IngestAnswer#failed} with status 0 for each of them.
     *
     * @param events one or more events, at most {@code payi.ingest.bulk.max-events}
     * @return completed with one answer for each event, in the same order, within {@code payi.ingest.request-timeout}; a
     *         stage that takes longer is given up, and its events are sent again
     */
    CompletionStage<List<IngestAnswer>> send(List<OutgoingEvent> events);
}
