package com.payi.cdi.internal.core.call;

import java.net.URI;
import java.time.Instant;
import java.util.Map;

import com.payi.cdi.internal.core.context.ContextValues;
import com.payi.cdi.internal.core.context.Frame;
import com.payi.cdi.internal.core.limits.Reservation;
import com.payi.cdi.spi.JsonTree;
import com.payi.cdi.spi.ProviderDialect;
import com.payi.cdi.spi.UsageReader;

/**
 * What is known of an attempt when it ends: a snapshot that any other thread may turn into an event. Nothing in it
 * changes any more, because an exchange looks at no byte after its end.
 *
 * @param context effective values
 * @param category the provider's own; asked at the end, because a dialect of the application is gone when the
 * application is
 * @param certain whether the call can have been nothing else than a GenAI call
 * @param failure why the attempt failed, null if it did not or the client gave no reason
 * @param usage the reader that has read all of the answer
 * @param logsBodies whether prompts and answers may be sent to Pay-i
 * @param workAskedFor the id of the work in the background that the call asks about, null for a call that begins its own
 * @param fetched false for a call whose work goes on at the provider, and whose end was not asked for
 * @param reservation what is held for the call in its budgets, null for nothing
 */
public record FinishedExchange(Frame frame, ContextValues context, ProviderDialect dialect, URI uri, String category,
        boolean certain, Ending ending, Throwable failure, Instant timestamp, int latencyMillis, Request request,
        Answer answer, UsageReader usage, boolean logsBodies, String workAskedFor, boolean fetched,
        Reservation reservation) {
    /** This call, whose work goes on after its answer, with what a later answer shows about its end. */
    FinishedExchange completedBy(FinishedExchange later) {
        return new FinishedExchange(frame, context, dialect, uri, category, certain, later.ending, later.failure, timestamp,
                latencyMillis, request, later.answer, later.usage, logsBodies, null, true, reservation);
    }

    /** This call, if the end of its work is not waited for any more. */
    FinishedExchange notFetched() {
        return new FinishedExchange(frame, context, dialect, uri, category, certain, ending, failure, timestamp, latencyMillis,
                request, answer, usage, logsBodies, null, false, reservation);
    }

    /** This call, with a reader that answers in place of its own. */
    public FinishedExchange with(UsageReader other) {
        return new FinishedExchange(frame, context, dialect, uri, category, certain, ending, failure, timestamp, latencyMillis,
                request, answer, other, logsBodies, workAskedFor, fetched, reservation);
    }

    /** About how many bytes of memory are kept of the bodies. */
    long keptBytes() {
        return request.size() + answer.size() + size(request.capture()) + size(answer.capture());
    }

    private static long size(Capture capture) {
        return capture == null ? 0 : capture.size();
    }

    /**
     * What was sent.
     *
     * @param headers those that may be reported
     * @param tree the members that the dialect wants
     * @param capture null where prompts are not wanted or nothing was sent
     * @param size about how many bytes of memory the tree takes
     * @param replacedModel the model that the application asked for, if the call was made with another one; else null
     */
    public record Request(Map<String, String> headers, JsonTree tree, Capture capture, int size, String replacedModel) {
        /** Null if the body names none. */
        public String model() {
            String model = tree.at("model").text();
            return model == null || model.isBlank() ? null : model;
        }
    }

    /**
     * What came back.
     *
     * @param status 0 if there was no answer
     * @param id null unless the provider names its answers in a header
     * @param headers those that may be reported
     * @param capture null where answers are not wanted or nothing came
     * @param firstByteMillis null if no byte was read
     * @param firstContentMillis null if no content was seen in a stream
     * @param size about how many bytes of memory the reader keeps of an answer that is one document
     * @param readingStopped whether a part of the answer was not read, because it is more than the reading may take
     */
    public record Answer(int status, String id, Map<String, String> headers, boolean stream, Capture capture,
            Integer firstByteMillis, Integer firstContentMillis, int size, boolean readingStopped) {}
}
