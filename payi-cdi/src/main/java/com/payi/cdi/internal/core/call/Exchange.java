package com.payi.cdi.internal.core.call;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.UnaryOperator;

import com.payi.cdi.internal.core.call.proxy.ProxiedResult;
import com.payi.cdi.internal.core.call.streamusage.UsageRequestStream;
import com.payi.cdi.internal.core.context.ContextValues;
import com.payi.cdi.internal.core.context.Frame;
import com.payi.cdi.internal.core.wire.ByteSink;
import com.payi.cdi.internal.core.wire.GzipDecoder;
import com.payi.cdi.internal.core.wire.MessageReader;
import com.payi.cdi.spi.ProviderDialect;
import com.payi.cdi.spi.UsageReader;

/**
 * One HTTP attempt of a GenAI call, from the request to the end of the answer. It ends exactly once, however it ends, and
 * then tells its {@link ExchangeListener}. The methods that are called while the application sends and reads never throw.
 */
public final class Exchange {
    /** What is known of the call before it is sent. */
    public record Call(Frame frame, ContextValues context, ProviderDialect dialect, URI uri, boolean proxied, boolean certain,
            boolean blocking, boolean asksForUsage, UsageReader usage, Map<String, String> requestHeaders) {}

    private final Call call;
    private final int captureLimit;
    private final ExchangeListener end;
    private final Thread thread = Thread.currentThread();
    private final Instant timestamp = Instant.now();
    private final long startNanos = System.nanoTime();
    private final AtomicBoolean answered = new AtomicBoolean();
    private final AtomicBoolean ended = new AtomicBoolean();
    private final ProxiedResult proxiedResult = new ProxiedResult();
    private final MessageReader answer;
    private final Capture answerCapture;
    private final GzipDecoder decoder = new GzipDecoder(this::decoded);
    private volatile RequestBody request;
    private volatile long firstByteNanos;
    private volatile long firstContentNanos;
    private volatile boolean usageAsked;
    private volatile int status;
    private volatile String idFromHeader;
    private volatile Map<String, String> answerHeaders = Map.of();

    /** @param captureLimit how many bytes of a body to keep, negative where bodies are not wanted */
    Exchange(Call call, int captureLimit, ExchangeListener end) {
        this.call = call;
        this.captureLimit = captureLimit;
        this.end = end;
        this.answer = call.proxied()
                ? new MessageReader(ProxiedResult.SHAPE, proxiedResult::read)
                : new MessageReader(call.dialect().answerShape(), call.usage()::read);
        this.answerCapture = newCapture();
        this.request = new RequestBody(call.dialect().requestShape(), null);
    }

    private Capture newCapture() {
        return captureLimit < 0 || call.proxied() ? null : new Capture(captureLimit);
    }

    /** Where the bytes of the request go as they are sent; begins anew when a client sends the request again. */
    public ByteSink requestBody() {
        RequestBody body = new RequestBody(call.dialect().requestShape(), newCapture());
        request = body;
        return guarded(body);
    }

    /** Where the application shall write the request, so that a stream tells its usage; the given one where it need not be asked. */
    public OutputStream askForUsage(OutputStream out) {
        return call.asksForUsage() ? new UsageRequestStream(out, () -> usageAsked = true) : out;
    }

    /** Whether the answer has an event that the application did not ask for. */
    public boolean hidesUsage() {
        return usageAsked;
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
        status = httpStatus;
        try {
            String idHeader = call.dialect().idHeader(httpStatus);
            idFromHeader = idHeader == null ? null : headers.apply(idHeader);
            call.usage().headers(headers);
            answerHeaders = KeptHeaders.ofAnswer(headers);
        } catch (RuntimeException e) {
            end.failed(this, e);
        }
        return true;
    }

    /** Where the bytes of the answer go as the application reads them. */
    public ByteSink answerBody() {
        return guarded((bytes, offset, length) -> {
            if (firstByteNanos == 0) {
                firstByteNanos = System.nanoTime();
            }
            decoder.accept(bytes, offset, length);
        });
    }

    private void decoded(byte[] bytes, int offset, int length) {
        answer.accept(bytes, offset, length);
        if (firstContentNanos == 0 && call.usage().hasContent()) {
            firstContentNanos = System.nanoTime();
        }
        if (answerCapture != null) {
            answerCapture.accept(bytes, offset, length);
        }
    }

    /** The answer was read to its end. */
    public void answerEnded() {
        finish(Ending.COMPLETE, null);
    }

    /** The application wants no more of the answer: often because it has all of it, without having met the end. */
    public void answerClosed() {
        finish(soFar(), null);
    }

    /** Reading the answer failed, possibly behind its own end: only the connection's end was missing then. */
    public void answerFailed(IOException failure) {
        finish(soFar(), failure);
    }

    private Ending soFar() {
        return answer.isComplete() || call.usage().isFinished() ? Ending.COMPLETE : Ending.PARTIAL;
    }

    /** The client says that the call failed. An answer that is there already ends in its own way. */
    public void failed(Throwable failure) {
        if (!isAnswered()) {
            unanswered(failure);
        }
    }

    /** There is no answer and there will be none. */
    void unanswered(Throwable failure) {
        finish(Ending.UNANSWERED, failure);
    }

    /** Nobody can end this exchange any more: neither the request nor the answer can be reached by the application. */
    void abandoned() {
        if (isAnswered()) {
            answerClosed();
        } else {
            unanswered(null);
        }
    }

    private void finish(Ending ending, Throwable failure) {
        if (ended.compareAndSet(false, true)) {
            long latency = System.nanoTime() - startNanos;
            endAnswer();
            end.ended(this, ending, failure, millis(latency));
        }
    }

    private ByteSink guarded(ByteSink sink) {
        return (bytes, offset, length) -> {
            try {
                show(sink, bytes, offset, length);
            } catch (RuntimeException e) {
                end.failed(this, e);
            }
        };
    }

    /** Synchronized against the end, which may come from another thread: the application stops while it still reads. */
    private synchronized void show(ByteSink sink, byte[] bytes, int offset, int length) {
        if (!ended.get()) {
            sink.accept(bytes, offset, length);
        }
    }

    private synchronized void endAnswer() {
        try {
            decoder.end();
            answer.end();
        } catch (RuntimeException e) {
            end.failed(this, e);
        }
    }

    static int millis(long nanos) {
        return (int) Math.min(Integer.MAX_VALUE, TimeUnit.NANOSECONDS.toMillis(nanos));
    }

    public Call call() {
        return call;
    }

    boolean isAnswered() {
        return answered.get();
    }

    /** Whether this thread waits for the answer, so that it cannot come once the thread does something else. */
    boolean isWaitedForBy(Thread other) {
        return call.blocking() && thread == other;
    }

    public Instant timestamp() {
        return timestamp;
    }

    public int status() {
        return status;
    }

    /** Those that may be reported. */
    public Map<String, String> answerHeaders() {
        return answerHeaders;
    }

    /** Null unless the provider names its answers in a header. */
    public String idFromHeader() {
        return idFromHeader;
    }

    public RequestBody request() {
        return request;
    }

    public ProxiedResult proxiedResult() {
        return proxiedResult;
    }

    public boolean isStream() {
        return answer.isStream();
    }

    public boolean logsBodies() {
        return answerCapture != null;
    }

    /** Null where answers are not wanted or nothing came. */
    public Capture answerCapture() {
        return answerCapture == null || answerCapture.isEmpty() ? null : answerCapture;
    }

    /** Null if no content was seen in a stream. */
    public Integer timeToFirstContentMillis() {
        return firstContentNanos == 0 ? null : millis(firstContentNanos - startNanos);
    }

    /** Null if no byte of the answer was read. */
    public Integer timeToFirstByteMillis() {
        return firstByteNanos == 0 ? null : millis(firstByteNanos - startNanos);
    }
}
