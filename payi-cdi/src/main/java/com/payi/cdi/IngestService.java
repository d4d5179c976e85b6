package com.payi.cdi;

import java.time.Duration;

/**
 * Delivers the events that report calls to Pay-i (Pay-i: ingest). A bean to inject; each application has its own. The
 * library delivers without being asked. To ask is for code after which no time is left: a function whose process is
 * frozen when it returns, a batch job, a {@code main} method.
 *
 * <pre>
 * &#64;Inject
 * IngestService ingest;
 *
 * String handle(Request request) {
 *     try {
 *         return assistant.answer(request);
 *     } finally {
 *         ingest.flush(Duration.ofSeconds(2));
 *     }
 * }
 * </pre>
 *
 * @since 0.1
 */
public interface IngestService {
    /**
     * Waits until every event that was accepted before has reached Pay-i, or what the application has in its place: its
     * {@link com.payi.cdi.spi.IngestSender}, the broker ({@code payi.sender}) or the offline file. Events do not wait for
     * others to travel with meanwhile; retry delays hold. An event is accepted when its call has ended: the answer was
     * read to its end, or closed. Never throws because of the delivery, whatever Pay-i answers.
     *
     * @param time how long to wait at most; zero or less only looks
     * @return true if all of them arrived; false if the time is over, if the thread was interrupted, which it then still
     *         is, or if an event was refused or dropped meanwhile ({@link IngestStatistics} and the log have the reason).
     *         An event that is late is still delivered later, unless the process ends
     */
    boolean flush(Duration time);
}
