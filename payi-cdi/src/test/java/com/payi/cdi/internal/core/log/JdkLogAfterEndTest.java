package com.payi.cdi.internal.core.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class JdkLogAfterEndTest {
    private final Logger parent = Logger.getAnonymousLogger();
    private final Logger logger = Logger.getAnonymousLogger();
    private final AtomicBoolean jvmEnds = new AtomicBoolean();
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final PrintStream out = new PrintStream(bytes, true);
    private final JdkLogAfterEnd log = new JdkLogAfterEnd(logger, jvmEnds::get, () -> out);

    @BeforeEach
    void aParentWithAHandler() {
        parent.setUseParentHandlers(false);
        logger.setParent(parent);
        parent.addHandler(new NoHandler());
    }

    private void reset() {
        for (Handler handler : parent.getHandlers()) {
            parent.removeHandler(handler);
        }
    }

    private String written() {
        return bytes.toString();
    }

    @Test
    void aMessageIsLeftToTheHandlers() {
        jvmEnds.set(true);

        log.logged(Level.INFO, () -> "begins", null);

        assertThat(written()).isEmpty();
    }

    @Test
    void aMessageAfterTheHandlersIsWrittenWithItsCause() {
        log.logged(Level.INFO, () -> "begins", null);
        reset();
        jvmEnds.set(true);

        log.logged(Level.WARNING, () -> "100% {0} ends", new IllegalStateException("why"));

        assertThat(written()).contains("100% {0} ends", "IllegalStateException: why").doesNotContain("begins");
    }

    @Test
    void handlersThatAreRemovedWhileTheJvmRunsAreNotReplaced() {
        log.logged(Level.INFO, () -> "begins", null);
        reset();

        log.logged(Level.WARNING, () -> "goes on", null);

        assertThat(written()).isEmpty();
    }

    @Test
    void nothingIsWrittenWhereNoHandlerEverWas() {
        reset();
        jvmEnds.set(true);

        log.logged(Level.WARNING, () -> "ends", null);

        assertThat(written()).isEmpty();
    }

    @Test
    void aLevelThatTheHandlersDidNotWriteIsNotWritten() {
        parent.getHandlers()[0].setLevel(Level.WARNING);
        log.logged(Level.INFO, () -> "begins", null);
        reset();
        jvmEnds.set(true);

        log.logged(Level.INFO, () -> "delivered", null);
        log.logged(Level.WARNING, () -> "lost", null);

        assertThat(written()).contains("lost").doesNotContain("delivered");
    }

    @Test
    void aLevelThatTheLoggerDidNotPassIsNotWritten() {
        parent.setLevel(Level.WARNING);
        log.logged(Level.WARNING, () -> "warns", null);
        reset();
        parent.setLevel(Level.INFO);
        jvmEnds.set(true);

        log.logged(Level.INFO, () -> "delivered", null);

        assertThat(written()).isEmpty();
    }

    private static final class NoHandler extends Handler {
        @Override
        public void publish(LogRecord record) {}

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }
}
