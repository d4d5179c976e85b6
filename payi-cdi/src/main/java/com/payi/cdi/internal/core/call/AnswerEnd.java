package com.payi.cdi.internal.core.call;

import java.util.Locale;
import java.util.function.UnaryOperator;

import com.payi.cdi.spi.UsageReader;

/**
 * Judges whether something is missing of an answer of which no more comes. A body that ends without an error can be cut
 * all the same: a gateway that loses the provider often ends it cleanly. Used under the lock of its exchange.
 */
final class AnswerEnd {
    private final AnswerBody answer;
    private final UsageReader usage;
    private boolean successful = true;
    private boolean empty;
    private boolean stream;
    private boolean documents;

    AnswerEnd(AnswerBody answer, UsageReader usage) {
        this.answer = answer;
        this.usage = usage;
    }

    void head(int status, UnaryOperator<String> headers) {
        successful = status >= 200 && status < 300;
        String type = headers.apply("Content-Type");
        String name = type == null ? "" : type.toLowerCase(Locale.ROOT);
        documents = name.contains("ndjson") || name.contains("jsonl");
        stream = name.contains("event-stream") || name.contains("eventstream");
        String length = headers.apply("Content-Length");
        empty = status == 204 || length != null && length.strip().equals("0");
    }

    /** Whether all of the answer was read, so that nothing can be missing, whatever happens next. */
    boolean isWhole() {
        return !hasFailed() && (answer.isComplete() && !documents || usage.isFinished());
    }

    /** Whether there is nothing to be read for accounting: an answer without success consumed nothing. */
    boolean hasNothingToRead() {
        return !successful || empty;
    }

    /**
     * Whether nothing is missing as far as the reading shows, if the body has come to its end and {@link #isWhole()} was
     * false before.
     */
    boolean isWholeAtItsEnd() {
        if (!successful || answer.isReadingStopped()) {
            return true;
        }
        boolean ofMessages = answer.isStream() && answer.hasMessages() || documents || stream && !answer.isComplete();
        return !answer.isOpen() && !hasFailed() && (!ofMessages || usage.isFinished() || usage.mayEndHere());
    }

    /** An error that is a document is the whole answer. */
    private boolean hasFailed() {
        return answer.isFailed() || answer.isStream() && usage.hasFailed();
    }
}
