package com.payi.cdi.internal.core.delivery;

import java.time.Duration;
import java.util.List;

import com.payi.cdi.IngestStatistics.DropReason;
import com.payi.cdi.internal.core.log.DeliveryLogger;
import com.payi.cdi.internal.core.log.LinkageText;
import com.payi.cdi.internal.core.log.ThrottledLog;
import com.payi.cdi.spi.IngestAnswer;

/** Logs what goes wrong between the library and Pay-i: each kind once a minute, and never the content of an event. */
final class DeliveryLog {
    private static final int LONGEST_MESSAGE = 300;

    private final ThrottledLog throttled = new ThrottledLog();

    void rejected(String id, IngestAnswer answer) {
        throttled.warn("rejected " + answer.status() + printable(answer.code()),
                () -> DeliveryLogger.LOG.rejected(id, described(answer), ErrorHints.of(answer.code())));
    }

    /** @param keyRefused whether that is the reason, and logged already */
    void retried(IngestAnswer answer, boolean keyRefused) {
        if (keyRefused) {
            return;
        }
        throttled.warn("failed " + answer.status() + printable(answer.code()),
                () -> DeliveryLogger.LOG.notDelivered(described(answer), remedy(answer)));
    }

    void keyRefused(IngestAnswer answer, String origin) {
        throttled.warn("key", () -> DeliveryLogger.LOG.keyRefused(described(answer), origin));
    }

    void keyAccepted() {
        DeliveryLogger.LOG.keyAccepted();
    }

    void useCaseMissing(String useCase, IngestAnswer answer) {
        throttled.warn("useCase " + useCase,
                () -> DeliveryLogger.LOG.useCaseMissing(printable(useCase), described(answer), ErrorHints.of(answer.code())));
    }

    void instanceMissing(String instance, IngestAnswer answer) {
        throttled.warn("instance", () -> DeliveryLogger.LOG.instanceMissing(printable(instance), described(answer)));
    }

    /** @param keyRefusal null unless that is the reason */
    void lostAtTheEnd(int events, int withoutUseCase, Duration timeout, IngestAnswer keyRefusal) {
        if (keyRefusal != null) {
            DeliveryLogger.LOG.lostWithRefusedKey(events, described(keyRefusal));
            return;
        }
        if (events > withoutUseCase) {
            DeliveryLogger.LOG.lostAtShutdown(events - withoutUseCase, timeout.toMillis());
        }
        if (withoutUseCase > 0) {
            DeliveryLogger.LOG.lostWithoutUseCase(withoutUseCase);
        }
    }

    void dropped(String id, DropReason reason, IngestAnswer answer) {
        throttled.warn("dropped " + reason,
                () -> DeliveryLogger.LOG.givenUp(id, reason == DropReason.TOO_OLD
                        ? "is older than payi.ingest.retry.max-age"
                        : "has failed payi.ingest.retry.max-attempts times while others got through", described(answer)));
    }

    void bulkRefused(IngestAnswer answer) {
        throttled.warn("bulk", () -> DeliveryLogger.LOG.bulkRefused(described(answer)));
    }

    void resultNotPassedOn(String id, Throwable failure) {
        throttled.warn("resultNotPassedOn", () -> DeliveryLogger.LOG.resultNotPassedOn(id, failure));
    }

    void warnings(String id, List<String> warnings) {
        warnings.forEach(warning -> throttled.warn("warning " + printable(warning),
                () -> DeliveryLogger.LOG.payiWarning(id, printable(warning))));
    }

    private static String described(IngestAnswer answer) {
        String code = printable(answer.code());
        String text = answer.message().isEmpty() ? code : code + " (" + printable(answer.message()) + ")";
        return answer.status() == 0 ? text : ("Pay-i answered " + answer.status() + " " + text).strip();
    }

    /** The library's own failures have no status. */
    private static String remedy(IngestAnswer answer) {
        return answer.status() == 0 ? LinkageText.remedy(answer.code()) : "";
    }

    /** A text from outside becomes one line of a log, and is cut. */
    static String printable(String message) {
        String line = message.replaceAll("\\p{Cntrl}", " ");
        return line.length() <= LONGEST_MESSAGE ? line : line.substring(0, LONGEST_MESSAGE) + "…";
    }
}
