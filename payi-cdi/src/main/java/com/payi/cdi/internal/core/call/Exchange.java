package com.payi.cdi.internal.core.call;

import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

import com.payi.cdi.PayiResult;
import com.payi.cdi.internal.core.call.proxy.ProxiedResult;
import com.payi.cdi.internal.core.context.Frame;
import com.payi.cdi.internal.core.limits.ModelFallback;
import com.payi.cdi.internal.core.limits.Reservation;
import com.payi.cdi.internal.core.provider.reading.RepeatingReader;
import com.payi.cdi.internal.core.wire.ByteSink;
import com.payi.cdi.internal.core.wire.MessageReader;
import com.payi.cdi.spi.JsonShape;
import com.payi.cdi.spi.UsageReader;

/**
 * One HTTP attempt of a GenAI call, from the request to the end of the answer. It ends exactly once, however it ends,
 * and then calls its {@link ExchangeListener}. The methods that are called while the application sends and reads never
 * throw, except that the body of a request that must not be made cannot be written.
 *
 * <p>
 * What is read from the bytes is collected under the lock of the exchange. After the end no byte is looked at, so that
 * what was collected can be left to another thread.
 */
public final class Exchange {
    /** The first status with which a provider takes no money. */
    private static final int FIRST_ERROR = 400;

    private final GenAiCall call;
    /** What is held for the call in its budgets; null for nothing. */
    private final Reservation reservation;
    private final boolean proxied;
    private final boolean watched;
    private final BodyChange bodyChange;
    /** Null for a call that stays as it is. */
    private final ModelFallback fallback;
    private final boolean blocking;
    private final int captureLimit;
    private final OpenExchanges open;
    private final ExchangeListener listener;
    private final UsageReader usage;
    private final Map<String, String> requestHeaders;
    private final Thread thread = Thread.currentThread();
    private final Instant timestamp = Instant.now();
    private final long startNanos = System.nanoTime();
    private final AtomicBoolean answered = new AtomicBoolean();
    private final AtomicBoolean ended = new AtomicBoolean();
    private final ProxiedResult proxiedResult = new ProxiedResult();
    private final AnswerBody answer;
    private final AnswerEnd answerEnd;
    /** Null before the client sends a body. */
    private RequestBody request;
    private int status;
    private int headMillis;
    private String idFromHeader;
    private Map<String, String> answerHeaders = Map.of();

    /**
     * @param decision to report the call or to proxy it
     * @param blocking whether the calling thread itself waits for the answer
     * @param captureLimit how many bytes of a body to keep, negative where bodies are not wanted
     */
    Exchange(CallDecision decision, boolean blocking, int captureLimit, OpenExchanges open, ExchangeListener listener) {
        this.call = decision.call();
        this.reservation = decision.limits().reservation();
        this.proxied = decision.isProxied();
        this.watched = proxied && listener.watchesProxied();
        this.fallback = decision.fallback();
        this.bodyChange = BodyChange.of(decision, this);
        this.blocking = blocking;
        this.captureLimit = proxied ? -1 : captureLimit;
        this.open = open;
        this.listener = listener;
        this.usage = call.dialect().reader(call.headers()::get);
        this.requestHeaders = KeptHeaders.ofRequest(call.headers()::get);
        this.answer = new AnswerBody(proxied
                ? new MessageReader(ProxiedResult.SHAPE, proxiedResult::read)
                : new MessageReader(call.dialect().answerShape(), usage::read, repeats(usage)), usage::hasContent, newCapture(),
                startNanos, watched ? new MessageReader(call.dialect().answerShape(), usage::read) : null);
        this.answerEnd = new AnswerEnd(answer, usage);
    }

    private static Supplier<JsonShape> repeats(UsageReader usage) {
        return usage instanceof RepeatingReader repeating ? repeating::wantedOfRepeats : () -> null;
    }

    private Capture newCapture() {
        return captureLimit < 0 ? null : new Capture(captureLimit);
    }

    /** Where the bytes of the request go as they are sent; begins anew when a client sends the request again. */
    public ByteSink requestBody() {
        RequestBody body = new RequestBody(call.dialect().requestShape(), newCapture());
        unlessEnded(() -> request = body);
        return guarded(body);
    }

    /** What is changed in the body that the application sends. */
    public BodyChange bodyChange() {
        return bodyChange;
    }

    /** Whether the answer has an event that the application did not ask for. */
    public boolean hidesUsage() {
        return bodyChange.hidesUsage();
    }

    /** The call turns out to be one that must not be made: nothing of it was sent, and nothing is reported. */
    void refused() {
        if (ended.compareAndSet(false, true)) {
            open.remove(this);
            if (reservation != null) {
                reservation.notMade();
            }
        }
    }

    /**
     * The head of the answer is there.
     *
     * @return false if that was known already, because a filter is registered twice
     */
    public boolean answered(int httpStatus, UnaryOperator<String> headers) {
        if (!answered.compareAndSet(false, true)) {
            return false;
        }
        open.answered(this);
        unlessEnded(() -> {
            status = httpStatus;
            headMillis = AnswerBody.millisSince(startNanos);
            answerEnd.head(httpStatus, headers);
            String idHeader = call.dialect().idHeader(httpStatus);
            idFromHeader = idHeader == null ? null : headers.apply(idHeader);
            usage.headers(headers);
            answerHeaders = KeptHeaders.ofAnswer(headers);
            if (answerEnd.hasNothingToRead()) {
                open.answeredWithNothingToRead(this);
            }
        });
        return true;
    }

    /** Where the bytes of the answer go as the application reads them. */
    public ByteSink answerBody() {
        return guarded(answer);
    }

    /** The answer was read to its end. */
    public void answerEnded() {
        finish(End.OF_BODY, null);
    }

    /** The application wants no more of the answer: often because it has all of it, without having met the end. */
    public void answerClosed() {
        finish(End.CLOSED, null);
    }

    /** Reading the answer failed, possibly behind its own end: only the connection's end was missing then. */
    public void answerFailed(Throwable failure) {
        finish(End.BROKEN, failure);
    }

    /** The client reports that the call failed. An answer that is there already ends in its own way. */
    public void failed(Throwable failure) {
        if (!isAnswered()) {
            unanswered(failure);
        }
    }

    /** The call has failed, before its answer or while it was read. */
    public void broken(Throwable failure) {
        if (isAnswered()) {
            answerFailed(failure);
        } else {
            unanswered(failure);
        }
    }

    /** The application wants neither an answer nor the rest of one. */
    public void cancelled() {
        if (isAnswered()) {
            answerClosed();
        } else {
            unanswered(new CancellationException("The application cancelled the call"));
        }
    }

    /** There is no answer and there will be none. */
    void unanswered(Throwable failure) {
        finish(End.UNANSWERED, failure);
    }

    /** Nothing can end this exchange any more: neither the request nor the answer can be reached by the application. */
    void abandoned() {
        if (isAnswered()) {
            answerClosed();
        } else {
            unanswered(null);
        }
    }

    /** The application neither reads an error to its end nor closes it: the call was over when the error came. */
    void leftOpen() {
        finish(End.CLOSED, null, millisToHead());
    }

    private synchronized int millisToHead() {
        return headMillis;
    }

    private void finish(End end, Throwable failure) {
        finish(end, failure, AnswerBody.millisSince(startNanos));
    }

    private void finish(End end, Throwable failure, int latency) {
        if (!ended.compareAndSet(false, true)) {
            return;
        }
        open.remove(this);
        try {
            Ending ending = endAnswer(end);
            if (reservation != null) {
                reservation.ended(ending != Ending.UNANSWERED && status < FIRST_ERROR);
            }
            if (call.attempt() != null) {
                call.attempt().ended(ending, status);
            }
            if (proxied) {
                PayiResult result = proxiedResult.toResult(call.context().limitIds());
                if (reservation != null) {
                    reservation.settled(result == null ? Double.NaN : result.totalCost().orElse(Double.NaN));
                }
                if (result != null) {
                    listener.proxied(result, call.frame());
                }
                if (watched || result != null && !result.unknownUnits().isEmpty()) {
                    listener.watched(snapshot(ending, failure, latency), result);
                }
            } else {
                listener.ended(snapshot(ending, failure, latency));
            }
        } catch (RuntimeException | Error e) {
            listener.failed(call.uri(), e);
        }
    }

    /** Waits for bytes that are being read; after that, nothing changes what was collected. */
    private synchronized Ending endAnswer(End end) {
        boolean whole = judged(answerEnd::isWhole, false);
        try {
            answer.end();
        } catch (RuntimeException | Error e) {
            listener.failed(call.uri(), e);
        }
        return switch (end) {
            case UNANSWERED -> Ending.UNANSWERED;
            case BROKEN -> whole ? Ending.COMPLETE : Ending.PARTIAL;
            case CLOSED -> whole || answerEnd.hasNothingToRead() ? Ending.COMPLETE : Ending.PARTIAL;
            case OF_BODY -> whole || judged(answerEnd::isWholeAtItsEnd, true) ? Ending.COMPLETE : Ending.PARTIAL;
        };
    }

    private boolean judged(BooleanSupplier judgement, boolean otherwise) {
        try {
            return judgement.getAsBoolean();
        } catch (RuntimeException | Error e) {
            listener.failed(call.uri(), e);
            return otherwise;
        }
    }

    /** What ended the exchange, which is not always the end of its answer. */
    private enum End {
        OF_BODY, CLOSED, BROKEN, UNANSWERED
    }

    private synchronized FinishedExchange snapshot(Ending ending, Throwable failure, int latencyMillis) {
        RequestBody sent = request != null ? request : new RequestBody(call.dialect().requestShape(), null);
        return new FinishedExchange(call.frame(), call.context(), call.dialect(), call.uri(),
                call.dialect().category(call.uri()), call.certain(), ending, failure, timestamp, latencyMillis,
                new FinishedExchange.Request(requestHeaders, sent.tree(), sent.capture(), sent.size(),
                        fallback == null ? null : fallback.replaced()),
                new FinishedExchange.Answer(status, idFromHeader, answerHeaders, answer.isStream(), answer.capture(),
                        answer.firstByteMillis(), answer.firstContentMillis(), answer.size(),
                        answer.isReadingStopped()),
                usage, answer.isCaptured(), call.workAskedFor(), true, reservation);
    }

    private ByteSink guarded(ByteSink sink) {
        return (bytes, offset, length) -> accept(sink, bytes, offset, length);
    }

    /** As {@link #unlessEnded}, without an object for each part of a body. */
    private synchronized void accept(ByteSink sink, byte[] bytes, int offset, int length) {
        if (ended.get()) {
            return;
        }
        try {
            sink.accept(bytes, offset, length);
        } catch (RuntimeException | Error e) {
            listener.failed(call.uri(), e);
        }
    }

    /** The end may come from another thread: the application stops while it still reads. */
    private synchronized void unlessEnded(Runnable step) {
        if (ended.get()) {
            return;
        }
        try {
            step.run();
        } catch (RuntimeException | Error e) {
            listener.failed(call.uri(), e);
        }
    }

    Frame frame() {
        return call.frame();
    }

    boolean isBlocking() {
        return blocking;
    }

    boolean isAnswered() {
        return answered.get();
    }

    /** The thread that made the call; it waits for the answer if the call is blocking. */
    Thread thread() {
        return thread;
    }
}
