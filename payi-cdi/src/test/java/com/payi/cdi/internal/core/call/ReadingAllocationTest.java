package com.payi.cdi.internal.core.call;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import com.payi.cdi.PayiResult;
import com.payi.cdi.internal.core.call.Calling.Call;
import com.payi.cdi.internal.core.call.body.PassingBody;
import com.payi.cdi.internal.core.call.streamusage.UsageChunkFilter;
import com.payi.cdi.internal.core.config.PayiConfiguration;
import com.payi.cdi.internal.core.context.Frame;
import com.payi.cdi.internal.core.limits.LimitGuard;
import com.payi.cdi.internal.core.provider.Dialects;
import com.sun.management.ThreadMXBean;

/**
 * What is allocated while an answer passes, on the thread that reads it. It is the same on every machine, as time is
 * not. For other JDKs, the limits leave room: a document was measured with half of it, an event of a stream with none.
 */
class ReadingAllocationTest {
    private static final int BYTES_OF_STREAM_EVENT = 64;
    private static final int BYTES_OF_STREAM_EVENT_WITH_HIDDEN_USAGE = 64;
    private static final int BYTES_OF_DOCUMENT = 17_000;
    private static final int BYTES_OF_EACH_FURTHER_KILOBYTE_OF_A_DOCUMENT = 2;

    private static final byte[] QUESTION = "{\"model\":\"gpt-4o\",\"stream\":true,\"messages\":[]}"
            .getBytes(StandardCharsets.US_ASCII);
    private static final String USAGE = "\"usage\":{\"prompt_tokens\":11,\"completion_tokens\":5,\"total_tokens\":16}";

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final int WARM_UP = 60;
    private static final int ROUNDS = 20;
    private static final int FEW = 100;
    private static final int MANY = 1100;
    private static final int KIB = 1024;
    private static final int LONG_EVENT = 60_000;
    private static final long MOST_PER_BYTE = 100;

    private final byte[] buffer = new byte[8192];
    private final CallTracker tracker = tracker();

    private static CallTracker tracker() {
        PayiConfiguration configuration = new Calling().configuration();
        BackgroundWork background = Calling.noBackgroundWork();
        return new CallTracker(configuration, new Dialects(List.of()), () -> null,
                new LimitGuard(configuration.limits(), Calling.blocked()), new OpenExchanges(), new Ignoring(),
                true,
                () -> {}, background, CallTracing.NONE);
    }

    @BeforeAll
    static void count() {
        THREADS.setThreadAllocatedMemoryEnabled(true);
    }

    @Test
    void anEventOfAStream() {
        assertThat(ofEach(false)).isLessThan(BYTES_OF_STREAM_EVENT);
    }

    @Test
    void anEventOfAStreamWhoseUsageIsHidden() {
        assertThat(ofEach(true)).isLessThan(BYTES_OF_STREAM_EVENT_WITH_HIDDEN_USAGE);
    }

    @Test
    void aDocument() {
        assertThat(of(document(2 * KIB), false)).isLessThan(BYTES_OF_DOCUMENT);
    }

    @Test
    void aDocumentOfAnySize() {
        long small = of(document(2 * KIB), false);
        long large = of(document(2002 * KIB), false);

        assertThat((large - small) / 2000).isLessThan(BYTES_OF_EACH_FURTHER_KILOBYTE_OF_A_DOCUMENT);
    }

    /** An event more, so that what the call itself allocates does not count. */
    private long ofEach(boolean hidden) {
        return (of(stream(MANY), hidden) - of(stream(FEW), hidden)) / (MANY - FEW);
    }

    /** The lowest of some rounds: anything else on the thread can only add to it. */
    private long of(byte[] answer, boolean hidden) {
        long least = Long.MAX_VALUE;
        for (int round = 0; round < WARM_UP + ROUNDS; round++) {
            long before = THREADS.getThreadAllocatedBytes(Thread.currentThread().getId());
            read(answer, hidden);
            long bytes = THREADS.getThreadAllocatedBytes(Thread.currentThread().getId()) - before;
            least = round < WARM_UP ? least : Math.min(least, bytes);
        }
        assertThat(least).isPositive();
        return least;
    }

    private void read(byte[] body, boolean hidden) {
        ExchangeHandle handle = tracker.begin(Call.post(Calling.CHAT));
        try (OutputStream request = PassingBody.request(OutputStream.nullOutputStream(), handle)) {
            request.write(QUESTION);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        handle.exchange().answered(200, name -> null);
        InputStream passing = new ByteArrayInputStream(body);
        try (InputStream answer = hidden ? PassingBody.answer(passing, handle) : PassingBody.tee(passing, handle)) {
            long bytes = 0;
            for (int count = answer.read(buffer); count >= 0; count = answer.read(buffer)) {
                bytes += count;
            }
            // Otherwise something else is measured.
            assertThat(bytes < body.length).isEqualTo(hidden);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As long as an event may be undecided, and in the smallest parts: what came is not copied for each of them. */
    @ParameterizedTest
    @ValueSource(ints = {1, 3, 100})
    void anEventThatStaysUndecidedIsCopiedAFewTimes(int part) {
        byte[] event = ("data: {\"choices\":[],\"obfuscation\":\"" + "x".repeat(LONG_EVENT))
                .getBytes(StandardCharsets.US_ASCII);
        UsageChunkFilter filter = new UsageChunkFilter();
        int passed = 0;
        long before = THREADS.getThreadAllocatedBytes(Thread.currentThread().getId());
        for (int i = 0; i < event.length; i += part) {
            passed += filter.filter(event, i, Math.min(part, event.length - i)).length();
        }
        long allocated = THREADS.getThreadAllocatedBytes(Thread.currentThread().getId()) - before;
        assertThat(passed).isZero();
        assertThat(filter.undecided()).isEqualTo(event.length);
        assertThat(allocated / event.length).isLessThan(MOST_PER_BYTE);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 100})
    void anEventThatStaysUndecidedIsCopiedAFewTimesForAnApplicationThatReadsLittle(int part) throws IOException {
        byte[] event = ("data: {\"choices\":[],\"obfuscation\":\"" + "x".repeat(LONG_EVENT))
                .getBytes(StandardCharsets.US_ASCII);
        byte[] bytes = new byte[part];
        long before = THREADS.getThreadAllocatedBytes(Thread.currentThread().getId());
        int read = 0;
        try (InputStream answer = PassingBody.hidingUsage(new ByteArrayInputStream(event))) {
            for (int count = answer.read(bytes); count >= 0; count = answer.read(bytes)) {
                read += count;
            }
        }
        long allocated = THREADS.getThreadAllocatedBytes(Thread.currentThread().getId()) - before;
        assertThat(read).isEqualTo(event.length);
        assertThat(allocated / event.length).isLessThan(MOST_PER_BYTE);
    }

    private static byte[] stream(int events) {
        String head = "data: {\"id\":\"chatcmpl-1\",\"object\":\"chat.completion.chunk\",\"created\":1760000000,"
                + "\"model\":\"gpt-4o-2024-08-06\",\"system_fingerprint\":\"fp_1\",\"choices\":";
        return ((head + "[{\"index\":0,\"delta\":{\"content\":\" word\"},\"logprobs\":null,\"finish_reason\":null}]}\n\n")
                .repeat(events) + head + "[]," + USAGE + "}\n\ndata: [DONE]\n\n").getBytes(StandardCharsets.US_ASCII);
    }

    private static byte[] document(int size) {
        return ("{\"id\":\"chatcmpl-1\",\"object\":\"chat.completion\",\"created\":1760000000,\"model\":\"gpt-4o-2024-08-06\","
                + "\"choices\":[{\"index\":0,\"message\":{\"role\":\"assistant\",\"content\":\"" + "word ".repeat(size / 5)
                + "\",\"refusal\":null},\"finish_reason\":\"stop\"}]," + USAGE + "}").getBytes(StandardCharsets.US_ASCII);
    }

    /** What becomes of the call is not the subject. */
    private static final class Ignoring implements ExchangeListener {
        @Override
        public void ended(FinishedExchange exchange) {
            // The event would be made elsewhere.
        }

        @Override
        public void proxied(PayiResult result, Frame frame) {
            throw new AssertionError("proxied");
        }

        @Override
        public void failed(URI call, Throwable failure) {
            throw new AssertionError(failure);
        }
    }
}
