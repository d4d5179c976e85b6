package com.payi.it.benchmarks;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.zip.CRC32;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.payi.cdi.internal.core.provider.Dialects;
import com.payi.cdi.internal.core.provider.reading.RepeatingReader;
import com.payi.cdi.internal.core.wire.MessageReader;
import com.payi.cdi.spi.ProviderDialect;
import com.payi.cdi.spi.UsageReader;

/**
 * What it costs to let the bytes of an answer pass, beside reading them alone and beside what an application does with them.
 * The collector works on the thread that leaves the garbage, so that its time counts where the garbage is made.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(value = 1, jvmArgsAppend = {"-XX:+UseSerialGC", "-Xms1g", "-Xmx1g"})
@Warmup(iterations = 2, time = 700, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 8, time = 100, timeUnit = TimeUnit.MILLISECONDS)
public class BytesBenchmark {
    static final int BUFFER = 8192;
    static final int SMALLEST = 2048;
    private static final byte[] DATA = "data: {".getBytes(StandardCharsets.US_ASCII);

    @Param({"2048", "20480", "204800", "2097152"})
    int size;
    @Param
    AnswerKind kind;

    private final byte[] buffer = new byte[BUFFER];
    private ObjectMapper mapper;
    private byte[] body;
    private ProviderDialect dialect;

    @Setup
    public void body() {
        body = kind.body(size);
        dialect = new Dialects(List.of()).of("POST", kind.uri());
        // Longer texts than Jackson takes by default.
        mapper = new ObjectMapper(JsonFactory.builder()
                .streamReadConstraints(StreamReadConstraints.builder().maxStringLength(Integer.MAX_VALUE).build()).build());
    }

    /** Looks at each byte once, as fast as the processor can. */
    @Benchmark
    public long plain() throws IOException {
        CRC32 checksum = new CRC32();
        try (InputStream answer = new ByteArrayInputStream(body)) {
            for (int count = answer.read(buffer, 0, BUFFER); count >= 0; count = answer.read(buffer, 0, BUFFER)) {
                checksum.update(buffer, 0, count);
            }
        }
        return checksum.getValue();
    }

    @Benchmark
    public void library(Calls calls, Blackhole hole) throws IOException {
        read(calls.answer(kind, new ByteArrayInputStream(body)), hole);
    }

    /** Without the begin and the end of a call around it. */
    @Benchmark
    public void reader(Blackhole hole) {
        UsageReader usage = dialect.reader(header -> null);
        MessageReader reader = new MessageReader(dialect.answerShape(), usage::read,
                usage instanceof RepeatingReader repeating ? repeating::wantedOfRepeats : () -> null);
        for (int from = 0; from < body.length; from += BUFFER) {
            reader.accept(body, from, Math.min(BUFFER, body.length - from));
        }
        reader.end();
        hole.consume(usage);
    }

    @Benchmark
    public void databind(Blackhole hole) throws IOException {
        if (kind != AnswerKind.STREAM) {
            hole.consume(mapper.readTree(body));
            return;
        }
        int line = 0;
        for (int i = 0; i < body.length; i++) {
            if (body[i] == '\n') {
                if (isDocument(line, i)) {
                    hole.consume(mapper.readTree(body, line + DATA.length - 1, i - line - DATA.length + 1));
                }
                line = i + 1;
            }
        }
    }

    private boolean isDocument(int from, int to) {
        return to - from > DATA.length && body[from + DATA.length - 1] == DATA[DATA.length - 1];
    }

    private void read(InputStream answer, Blackhole hole) throws IOException {
        try (answer) {
            while (answer.read(buffer, 0, BUFFER) >= 0) {
                hole.consume(buffer);
            }
        }
    }
}
