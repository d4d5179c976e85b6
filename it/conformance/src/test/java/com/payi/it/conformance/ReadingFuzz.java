package com.payi.it.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;

import com.payi.cdi.PayiResult;
import com.payi.cdi.internal.core.call.BackgroundWork;
import com.payi.cdi.internal.core.call.CallTracing;
import com.payi.cdi.internal.core.call.CallTracker;
import com.payi.cdi.internal.core.call.Exchange;
import com.payi.cdi.internal.core.call.ExchangeHandle;
import com.payi.cdi.internal.core.call.ExchangeListener;
import com.payi.cdi.internal.core.call.FinishedExchange;
import com.payi.cdi.internal.core.call.OpenExchanges;
import com.payi.cdi.internal.core.call.streamusage.PassedBytes;
import com.payi.cdi.internal.core.call.streamusage.UsageChunkFilter;
import com.payi.cdi.internal.core.config.ConfigLookup;
import com.payi.cdi.internal.core.config.ConfigurationReader;
import com.payi.cdi.internal.core.config.PayiConfiguration;
import com.payi.cdi.internal.core.context.ContextValues;
import com.payi.cdi.internal.core.context.Frame;
import com.payi.cdi.internal.core.limits.LimitGuard;
import com.payi.cdi.internal.core.limits.LimitStateCache;
import com.payi.cdi.internal.core.provider.Dialects;
import com.payi.cdi.internal.core.wire.ByteSink;
import com.payi.cdi.spi.Usage;
import com.payi.it.kit.RecordedExchange;
import com.sun.management.ThreadMXBean;

import net.jqwik.api.ForAll;
import net.jqwik.api.GenerationMode;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;

/**
 * Recorded bodies, mutated at random for some minutes, through everything that reads and changes bytes. Nothing is thrown,
 * the application's bytes stay as they are, and memory and time are in proportion to the bytes. Only with {@code -Pfuzz}; the
 * seed is printed.
 */
class ReadingFuzz {
    private static final Duration DURATION = Duration.ofSeconds(Long.getLong("fuzz.seconds", 600));
    private static final long START = System.nanoTime();
    private static final long ALLOCATED_ALWAYS = 8 * 1024 * 1024;
    private static final int ALLOCATED_PER_BYTE = 100;
    /** Each piece that the application reads is handed on as an array of its own, often of three bytes. */
    private static final int ALLOCATED_PER_PIECE = 1000;
    private static final long NANOS_ALWAYS = Duration.ofMillis(500).toNanos();
    private static final int NANOS_PER_BYTE = 2000;

    private static final List<List<RecordedExchange>> EXCHANGES = List.copyOf(ConformanceFolder.exchanges().stream()
            .filter(exchange -> exchange.request().method().equals("POST"))
            .collect(Collectors.groupingBy(RecordedExchange::kind)).values());
    private static final ThreadMXBean THREAD = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private static long rounds;
    private static boolean over;

    private final PayiConfiguration configuration = ConfigurationReader.read(new Always(), null);
    private final Seen seen = new Seen();
    private final CallTracker tracker = new CallTracker(configuration, new Dialects(List.of()), () -> null,
            new LimitGuard(configuration.limits(), new LimitStateCache(Duration.ofHours(1))), new OpenExchanges(),
            seen,
            true, () -> {}, new BackgroundWork(Duration.ofHours(1).toNanos(), System::nanoTime), CallTracing.NONE);

    @Property(generation = GenerationMode.RANDOMIZED, shrinking = ShrinkingMode.OFF, tries = 5_000_000)
    void everyBodyIsReadWithoutHarm(@ForAll long seed) {
        if (System.nanoTime() - START > DURATION.toNanos()) {
            if (!over) {
                over = true;
                System.out.println("mutated exchanges: " + rounds);
            }
            return;
        }
        rounds++;
        Random random = new Random(seed);
        RecordedExchange exchange = any(any(EXCHANGES, random), random);
        byte[] request = mutated(exchange.request().text() == null
                ? new byte[0]
                : exchange.request().text().getBytes(StandardCharsets.UTF_8), random);
        byte[] answer = mutated(exchange.response().body(), random);
        long bytes = request.length + unpackedLength(answer);
        long allocated = THREAD.getThreadAllocatedBytes(Thread.currentThread().getId());
        long nanos = THREAD.getCurrentThreadCpuTime();
        Copies copies = call(exchange, request, answer, random);
        allocated = THREAD.getThreadAllocatedBytes(Thread.currentThread().getId()) - allocated;
        nanos = THREAD.getCurrentThreadCpuTime() - nanos;
        // The delivering thread does the rest.
        seen.useReader();

        assertThat(seen.failures).isEmpty();
        assertThat(allocated).as("allocated for %s bytes of %s", bytes, exchange)
                .isLessThan(ALLOCATED_ALWAYS + ALLOCATED_PER_BYTE * bytes + ALLOCATED_PER_PIECE * copies.pieces());
        assertThat(nanos).as("nanoseconds for %s bytes of %s", bytes, exchange)
                .isLessThan(NANOS_ALWAYS + NANOS_PER_BYTE * bytes);
        assertThat(isAsItWas(request, copies.sent())).as("what the provider receives").isTrue();
        if (!copies.hidden()) {
            assertThat(copies.read()).isEqualTo(answer);
        }
    }

    /**
     * @param hidden whether events are taken out of the answer
     * @param pieces how many there were of both bodies
     */
    private record Copies(byte[] sent, byte[] read, boolean hidden, long pieces) {}

    private Copies call(RecordedExchange recorded, byte[] request, byte[] answer, Random random) {
        ExchangeHandle handle = tracker.begin(new FuzzedCall(recorded.request(), Frame.root(ContextValues.NONE, null)));
        ByteArrayOutputStream sent = new ByteArrayOutputStream();
        ByteArrayOutputStream read = new ByteArrayOutputStream();
        if (handle == null) {
            return new Copies(request, answer, false, 0);
        }
        Exchange exchange = handle.exchange();
        long pieces;
        ByteSink shown = exchange.requestBody();
        try (OutputStream out = exchange.bodyChange().askForUsage(sent)) {
            pieces = inPieces(request, random, (bytes, offset, length) -> {
                shown.accept(bytes, offset, length);
                write(out, bytes, offset, length);
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        exchange.answered(random.nextInt(4) == 0 ? 500 : recorded.response().status(), recorded.response().headers()::get);
        boolean hides = exchange.hidesUsage() || random.nextInt(4) == 0;
        UsageChunkFilter filter = new UsageChunkFilter();
        ByteSink answered = exchange.answerBody();
        pieces += inPieces(answer, random, (bytes, offset, length) -> {
            answered.accept(bytes, offset, length);
            if (hides) {
                write(filter.filter(bytes, offset, length), read);
            } else {
                read.write(bytes, offset, length);
            }
        });
        if (hides) {
            write(filter.rest(), read);
        }
        if (random.nextBoolean()) {
            exchange.answerEnded();
        } else {
            exchange.answerClosed();
        }
        boolean changed = hides && (isGzip(answer) || new String(answer, StandardCharsets.ISO_8859_1).contains("\\u")
                || new String(answer, StandardCharsets.ISO_8859_1).contains("usage"));
        assertThat(read.size()).isLessThanOrEqualTo(isGzip(answer) ? Integer.MAX_VALUE : answer.length);
        return new Copies(sent.toByteArray(), read.toByteArray(), changed, pieces);
    }

    private static void write(PassedBytes passed, ByteArrayOutputStream read) {
        read.write(passed.array(), passed.offset(), passed.length());
    }

    private interface Piece {
        void take(byte[] bytes, int offset, int length);
    }

    /** @return how many there were */
    private static long inPieces(byte[] bytes, Random random, Piece piece) {
        long pieces = 0;
        int longest = random.nextInt(3) == 0 ? 3 : random.nextInt(3) == 0 ? 64 : 9000;
        for (int i = 0; i < bytes.length;) {
            int length = Math.min(bytes.length - i, 1 + random.nextInt(longest));
            piece.take(bytes, i, length);
            i += length;
            pieces++;
        }
        return pieces;
    }

    private static void write(OutputStream out, byte[] bytes, int offset, int length) {
        try {
            out.write(bytes, offset, length);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] mutated(byte[] body, Random random) {
        byte[] mutated = body;
        for (int i = random.nextInt(4); i > 0 && mutated.length > 0 && mutated.length < 4_000_000; i--) {
            mutated = mutated(any(Arrays.asList(Mutation.values()), random), mutated, random);
        }
        return mutated;
    }

    /** Some mutations change documents in frames, and frames that are broken already have none. */
    private static byte[] mutated(Mutation mutation, byte[] body, Random random) {
        try {
            return mutation.of(body, random);
        } catch (RuntimeException e) {
            return Mutation.BYTES_FLIPPED.of(body, random);
        }
    }

    /** The same, or with one addition. */
    private static boolean isAsItWas(byte[] request, byte[] sent) {
        if (Arrays.equals(request, sent)) {
            return true;
        }
        int more = sent.length - request.length;
        int same = Arrays.mismatch(request, sent);
        String addition = new String(sent, same, more, StandardCharsets.ISO_8859_1);
        return addition.contains("include_usage")
                && Arrays.equals(request, same, request.length, sent, same + more, sent.length);
    }

    private static boolean isGzip(byte[] body) {
        return body.length > 1 && body[0] == 0x1F && body[1] == (byte) 0x8B;
    }

    /** At most: a packed body is unpacked to 64 times its size, and by the application's own stream as far as it goes. */
    private static long unpackedLength(byte[] body) {
        return isGzip(body) ? 1000L * body.length : body.length;
    }

    private static <T> T any(List<T> values, Random random) {
        return values.get(random.nextInt(values.size()));
    }

    /** Asks every stream for its usage. */
    private static final class Always implements ConfigLookup {
        private final Map<String, String> values = Map.of("payi.api-key", "k", "payi.stream-usage", "always");

        @Override
        public String value(String key) {
            return values.get(key);
        }

        @Override
        public Iterable<String> names() {
            return values.keySet();
        }
    }

    /** Uses a reader to its end, as the delivering thread does. */
    private static final class Seen implements ExchangeListener {
        private final List<Throwable> failures = new ArrayList<>();
        private FinishedExchange finished;

        @Override
        public void ended(FinishedExchange exchange) {
            finished = exchange;
        }

        private void useReader() {
            if (finished != null) {
                use(finished);
                finished = null;
            }
        }

        private void use(FinishedExchange exchange) {
            exchange.usage().request(exchange.request().tree());
            Usage usage = exchange.usage().usage();
            usage.units().forEach((name, units) -> {
                if (units.input() < 0 || units.output() < 0) {
                    failures.add(new AssertionError(name + ": " + units));
                }
            });
        }

        @Override
        public void proxied(PayiResult result, Frame frame) {
            failures.add(new AssertionError("proxied"));
        }

        @Override
        public void failed(URI call, Throwable failure) {
            failures.add(failure);
        }
    }
}
