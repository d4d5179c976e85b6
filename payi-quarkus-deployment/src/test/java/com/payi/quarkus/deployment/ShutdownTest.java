package com.payi.quarkus.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

import jakarta.inject.Inject;

import org.jboss.logmanager.ExtLogRecord;
import org.jboss.logmanager.formatters.PatternFormatter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import com.payi.cdi.IngestStatistics;
import com.payi.cdi.internal.core.config.DeliveryConfiguration;
import com.payi.cdi.internal.core.delivery.spool.EventSpool;
import com.payi.cdi.internal.core.delivery.spool.SpoolException;
import com.payi.cdi.internal.core.delivery.spool.SpoolVisit;
import com.payi.cdi.internal.core.delivery.spool.SpooledEvent;

import io.quarkus.test.QuarkusUnitTest;

/** An application that ends while Pay-i does not answer says what becomes of its events. */
class ShutdownTest {
    private static final Path SPOOL = leftByAnEarlierProcess();
    private static final Lines LOG = new Lines();
    private static final Socket UNREACHABLE = bound();

    @RegisterExtension
    static final QuarkusUnitTest APPLICATION = new QuarkusUnitTest()
            .withEmptyApplication()
            .setBeforeAllCustomizer(() -> Logger.getLogger("com.payi.cdi").addHandler(LOG))
            .overrideRuntimeConfigKey("payi.api-key", "key")
            .overrideRuntimeConfigKey("payi.base-url", "http://127.0.0.1:" + UNREACHABLE.getLocalPort())
            .overrideRuntimeConfigKey("payi.ingest.spool.directory", SPOOL.toString())
            .setAfterUndeployListener(ShutdownTest::itIsToldAndKept);

    /** The last line comes after those that the test framework shows. */
    private static final class Lines extends Handler {
        private final List<String> lines = new CopyOnWriteArrayList<>();

        @Override
        public void publish(LogRecord line) {
            lines.add(new PatternFormatter("%p %s").format((ExtLogRecord) line));
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }

    @Inject
    IngestStatistics statistics;

    private static Path leftByAnEarlierProcess() {
        try {
            Path directory = Files.createTempDirectory("spool");
            EventSpool spool = EventSpool.open(new DeliveryConfiguration.Spool(directory, 1 << 20, Duration.ZERO), 0);
            spool.append(List.of(new SpooledEvent("id", "{\"category\":\"system.openai\",\"resource\":\"m\",\"units\":{},"
                    + "\"provider_response_id\":\"id\"}", System.currentTimeMillis(), false)), 0);
            spool.close();
            return directory;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (SpoolException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Bound, so that nothing else gets its port, and nothing listens. */
    private static Socket bound() {
        try {
            Socket socket = new Socket();
            socket.bind(new InetSocketAddress("127.0.0.1", 0));
            return socket;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void itIsToldAndKept() {
        Logger.getLogger("com.payi.cdi").removeHandler(LOG);
        assertThat(LOG.lines).anyMatch(line -> line.startsWith("INFO PAYI00303") && line.contains(
                "1 events offered, 0 delivered, 0 rejected by Pay-i, 0 dropped, 1 kept on disk, 0 still in memory"));
        try (SpoolVisit visit = SpoolVisit.look(SPOOL.resolve("payi-1.spool"))) {
            assertThat(visit.after(-1, 10)).extracting(SpooledEvent::id).containsExactly("id");
        } catch (SpoolException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void anEventOfAnEarlierProcessIsTriedAndKept() {
        await().untilAsserted(() -> assertThat(statistics.snapshot().failedAttempts()).isPositive());
        assertThat(statistics.snapshot().spooled()).isEqualTo(1);
    }
}
