package com.payi.cdi.internal.core.log;

import static org.jboss.logging.Logger.Level.ERROR;
import static org.jboss.logging.Logger.Level.INFO;
import static org.jboss.logging.Logger.Level.WARN;

import org.jboss.logging.BasicLogger;
import org.jboss.logging.annotations.Cause;
import org.jboss.logging.annotations.LogMessage;
import org.jboss.logging.annotations.Message;
import org.jboss.logging.annotations.MessageLogger;

/** The messages about the delivery to Pay-i, ids 300 to 399; the rules of {@link PayiLogger} hold. */
@MessageLogger(projectCode = "PAYI", length = 5)
public interface DeliveryLogger extends BasicLogger {
    /** Made here, and not found by JBoss Logging, which would give it a logger that writes texts as they are. */
    DeliveryLogger LOG = new DeliveryLogger_$logger(new SingleLineLogger("com.payi.cdi"));

    @LogMessage(level = WARN)
    @Message(id = 300, value = "Event %s is rejected: %s. %s (logged once a minute for each error; the statistics"
            + " count all)")
    void rejected(String id, String answer, String hint);

    @LogMessage(level = WARN)
    @Message(id = 301, value = "Events are not delivered: %s.%s They are kept and sent again (logged once a minute)")
    void notDelivered(String failure, String remedy);

    @LogMessage(level = WARN)
    @Message(id = 302, value = "Events are dropped because the queue is full (payi.ingest.queue-capacity=%d,"
            + " payi.ingest.queue-max-bytes=%d): %d so far. Pay-i is slow or unavailable, or the limits are too small"
            + " for this load. Raise the limits, or set payi.ingest.spool.directory to let events wait on disk (logged"
            + " once a minute)")
    void queueFull(int capacity, long maxBytes, long dropped);

    @LogMessage(level = INFO)
    @Message(id = 303, value = "Pay-i accounting ends: %d events offered, %d delivered, %d rejected by Pay-i, %d"
            + " dropped, %d kept on disk, %d still in memory")
    void summary(long offered, long delivered, long rejected, long dropped, long spooled, long queued);

    @LogMessage(level = WARN)
    @Message(id = 304, value = "%d events were not delivered within payi.ingest.shutdown-timeout=%d ms and are lost."
            + " Set payi.ingest.spool.directory to keep such events for the next start")
    void lostAtShutdown(int events, long timeoutMillis);

    @LogMessage(level = WARN)
    @Message(id = 305, value = "Pay-i warns about event %s: %s (logged once a minute)")
    void payiWarning(String id, String warning);

    @LogMessage(level = WARN)
    @Message(id = 306, value = "An observer of PayiResult failed; the event is delivered all the same (logged once a"
            + " minute)")
    void observerFailed(@Cause Throwable cause);

    @LogMessage(level = ERROR)
    @Message(id = 307, value = "The delivery of events failed unexpectedly and continues. Report it, unless the cause is"
            + " a lack of memory, threads or files (logged once a minute)")
    void deliveryFailed(@Cause Throwable cause);

    @LogMessage(level = WARN)
    @Message(id = 308, value = "Event %s came after the delivery had ended with the application and is lost (logged"
            + " once a minute)")
    void offeredAfterEnd(String id);

    @LogMessage(level = WARN)
    @Message(id = 309, value = "Event %s alone is larger than payi.ingest.queue-max-bytes=%d and is dropped. Raise the"
            + " limit, or lower payi.capture.max-bytes (logged once a minute)")
    void eventTooLarge(String id, long maxBytes);

    @LogMessage(level = ERROR)
    @Message(id = 310, value = "Event %s cannot be written as JSON and is dropped. This is a defect of the library:"
            + " report it (logged once a minute)")
    void notWritten(String id, @Cause Throwable cause);

    @LogMessage(level = WARN)
    @Message(id = 311, value = "Event %s %s and is dropped: %s (logged once a minute)")
    void givenUp(String id, String why, String answer);

    @LogMessage(level = WARN)
    @Message(id = 312, value = "Events that were sent together were refused: %s. All events are sent one by one for a"
            + " minute (logged once a minute)")
    void bulkRefused(String answer);

    @Message(id = 313, value = "%s is set, but the library that writes spools is missing: add"
            + " com.h2database:h2-mvstore to the application, or remove the key")
    String spoolLibraryMissing(String key);

    @Message(id = 314, value = "payi.ingest.spool.directory and payi.ingest.offline-file are both set: events are"
            + " either kept for Pay-i or written to a file. Set one of the two")
    String spoolAndOfflineFile();

    @LogMessage(level = WARN)
    @Message(id = 315, value = "The spool file %s is damaged: it was set aside as %s, and %d events that could be read"
            + " from it are kept. The damage: %s")
    void spoolDamaged(String file, String aside, long readable, String damage);

    @LogMessage(level = WARN)
    @Message(id = 316, value = "The spool %s cannot be used: %s. Events stay in memory, where a crash loses them; the"
            + " spool is opened again every 5 seconds (logged once a minute)")
    void spoolUnusable(String directory, String cause);

    @LogMessage(level = WARN)
    @Message(id = 317, value = "The spool %s is full (payi.ingest.spool.max-bytes=%d): new events stay in memory until"
            + " there is room. Raise the limit, or find out why Pay-i is slow or unavailable (logged once a minute)")
    void spoolFull(String directory, long maxBytes);

    @LogMessage(level = INFO)
    @Message(id = 318, value = "%d events were found in the spool file %s and are delivered now")
    void recovered(long events, String file);

    @LogMessage(level = INFO)
    @Message(id = 319, value = "%d events of a process that has ended were found in the spool %s and are delivered now")
    void takenOver(int events, String directory);

    @LogMessage(level = ERROR)
    @Message(id = 320, value = "%d events are lost: the spool file %s does not have them any more")
    void spooledEventsLost(long events, String file);

    @LogMessage(level = WARN)
    @Message(id = 321, value = "Observers of PayiResult are too slow: they get no results until they catch up (logged"
            + " once a minute)")
    void resultsNotPassedOn();

    @LogMessage(level = INFO)
    @Message(id = 322, value = "Events are written to %s and not sent to Pay-i (payi.ingest.offline-file)")
    void offline(String file);

    @Message(id = 323, value = "The application has more than one bean of the type IngestSender: %s. Keep one of them")
    String ambiguousSender(String beans);

    @LogMessage(level = WARN)
    @Message(id = 324, value = "The event of a call (%s) cannot be built and is dropped. The cause shows the code that"
            + " failed (logged once a minute)")
    void notBuilt(String idHint, @Cause Throwable cause);

    @LogMessage(level = ERROR)
    @Message(id = 325, value = "Event %s cannot change from %s to %s; the change is ignored. This is a defect of the"
            + " library: report it (logged once a minute)")
    void illegalChange(String id, Object from, Object next);

    @LogMessage(level = WARN)
    @Message(id = 326, value = "Pay-i refuses the key: %s. %s. The delivery is suspended: events are kept, and one is sent"
            + " from time to time until Pay-i accepts the key (logged once a minute)")
    void keyRefused(String answer, String origin);

    @LogMessage(level = WARN)
    @Message(id = 327, value = "Pay-i does not know the use case '%s': %s. %s. Its events are kept for"
            + " payi.ingest.retry.max-age, and one is sent from time to time until Pay-i accepts it")
    void useCaseMissing(String useCase, String answer, String hint);

    @LogMessage(level = INFO)
    @Message(id = 328, value = "Pay-i accepts the key again: the delivery continues")
    void keyAccepted();

    @LogMessage(level = WARN)
    @Message(id = 329, value = "%d events are lost at the end of the application, because Pay-i refuses the key: %s. Set"
            + " payi.ingest.spool.directory to keep such events for the next start")
    void lostWithRefusedKey(int events, String answer);

    @LogMessage(level = ERROR)
    @Message(id = 330, value = "The result of event %s could not be passed to the application (logged once a minute)")
    void resultNotPassedOn(String id, @Cause Throwable cause);

    @LogMessage(level = WARN)
    @Message(id = 331, value = "The spool %s is not used, because payi.api-key is not set: nothing is sent, and events"
            + " of earlier processes stay in it until the application has a key")
    void spoolWithoutKey(String directory);

    @LogMessage(level = ERROR)
    @Message(id = 332, value = "The event of a call could not be accepted and is dropped; the call is not affected."
            + " Report it, unless the cause is a lack of memory (logged once a minute)")
    void notAccepted(@Cause Throwable cause);

    @LogMessage(level = INFO)
    @Message(id = 333, value = "Events are published to the Kafka topic %s and not sent to Pay-i (payi.sender=kafka). A relay"
            + " delivers them")
    void published(String topic);

    @Message(id = 334, value = "%s is set, but Kafka's client is missing: add org.apache.kafka:kafka-clients to the"
            + " application, or remove the key")
    String kafkaLibraryMissing(String key);

    @Message(id = 335, value = "%s is set, but not where Kafka is: set payi.kafka.bootstrap-servers, such as"
            + " kafka-1:9092,kafka-2:9092")
    String brokerMissing(String key);

    @Message(id = 336, value = "payi.sender=kafka and payi.ingest.offline-file are both set: events are either published or"
            + " written to a file. Set one of the two")
    String kafkaAndOfflineFile();

    @LogMessage(level = INFO)
    @Message(id = 337, value = "The relay reads the Kafka topic %s in the group %s and delivers its events to Pay-i at %s."
            + " Events that Pay-i refuses go to the topic %s")
    void relayStarted(String topic, String group, String baseUrl, String deadLetterTopic);

    @LogMessage(level = WARN)
    @Message(id = 338, value = "The relay cannot read its topic or commit to it: %s. It tries again; what is not committed"
            + " is read again (logged once a minute)")
    void relayFailed(String failure);

    @LogMessage(level = WARN)
    @Message(id = 339, value = "The record at offset %d of %s is set aside in the topic %s: %s (logged once a minute for each"
            + " reason)")
    void deadLettered(long offset, String partition, String deadLetterTopic, String why);

    @LogMessage(level = WARN)
    @Message(id = 340, value = "The topic %s did not take a record that is to be set aside: %s. The record is written again,"
            + " and nothing behind it is committed before that (logged once a minute)")
    void deadLetterFailed(String deadLetterTopic, String failure);

    @LogMessage(level = INFO)
    @Message(id = 341, value = "The relay has read %d records: %d delivered, %d set aside, %d repeated, %d left to"
            + " another relay, %d in work; %d wait in its partitions")
    void relaySummary(long read, long delivered, long setAside, long repeated, long left, long inWork, long lag);

    @LogMessage(level = WARN)
    @Message(id = 342, value = "payi.relay.enabled=true, but payi.api-key is not set: the relay does not run. Set payi.api-key"
            + " to the key of your application at Pay-i")
    void relayWithoutKey();

    @LogMessage(level = WARN)
    @Message(id = 350, value = "The meters of the delivery could not be registered with %s and are missing there. The"
            + " bean IngestStatistics has the same numbers")
    void metersNotRegistered(String registry, @Cause Throwable cause);

    @LogMessage(level = WARN)
    @Message(id = 351, value = "%s ends in the middle of a line, which a process that died or a full disk has left."
            + " The next event begins on a line of its own")
    void offlineLineBroken(String file);

    @LogMessage(level = WARN)
    @Message(id = 352, value = "Answers of %s have the same id. The later call gets an id of the library's, so that Pay-i"
            + " counts both (logged once a minute)")
    void repeatedId(String host);

    @LogMessage(level = WARN)
    @Message(id = 353, value = "%d events are lost at the end of the application, because Pay-i does not know their use"
            + " cases or instances. Create the use cases at Pay-i, and set payi.ingest.spool.directory to keep such events for the next"
            + " start")
    void lostWithoutUseCase(int events);

    @LogMessage(level = WARN)
    @Message(id = 360, value = "The score of the KPI %s is not sent: the current context has no use case instance. Open a"
            + " context with a use case, and do not block its id; or keep TrackContext.current().useCaseInstance() while the"
            + " context is open, and score that (logged once a minute for each KPI)")
    void scoreWithoutInstance(String kpi);

    @LogMessage(level = WARN)
    @Message(id = 361, value = "Pay-i knows no use case instance %s: %s. Its scores wait until Pay-i has an event of it, at"
            + " most for payi.ingest.retry.max-age. Check that calls were made in the context of this instance, and that the"
            + " name and the id are those of the context (logged once a minute)")
    void instanceMissing(String instance, String answer);

    @LogMessage(level = WARN)
    @Message(id = 362, value = "The score of the KPI '%s' is not sent: %s (logged once a minute for each KPI)")
    void scoreNotSent(String kpi, String why);

    @Message(id = 363, value = "@Track.Kpi on %s: %s")
    String kpiInvalid(String method, String problem);

    @Message(id = 364, value = "a result of the type %s is no score; let the method return a boolean, a number, or a"
            + " CompletionStage, CompletableFuture or Uni of one")
    String resultIsNoScore(String type);

    @Message(id = 365, value = "the name of the KPI is empty; give the name that it has at Pay-i")
    String kpiWithoutName();

    @Message(id = 367, value = "it is on the class; put it on the methods whose results are scores")
    String kpiOnClass();

    @LogMessage(level = WARN)
    @Message(id = 366, value = "@Track.Kpi on %s has no effect: the method is %s, and containers do not intercept such"
            + " methods. Make it a business method, or call TrackContext.current().kpi(…)")
    void kpiHasNoEffect(String method, String modifier);
}
