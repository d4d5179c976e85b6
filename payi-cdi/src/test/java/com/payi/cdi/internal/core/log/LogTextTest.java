package com.payi.cdi.internal.core.log;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import com.payi.cdi.testing.LogCapture;

/** A text of the application is one line in the log, of a length that is known. */
class LogTextTest {
    private static final String FORGED = "x\r\n2026-01-01 ERROR forged";

    @ParameterizedTest
    @CsvSource(textBlock = """
            plain text, plain text
            Zürich 東京 😀, Zürich 東京 😀
            '', ''
            """)
    void whatIsVisibleStays(String text, String shown) {
        assertThat(LogText.of(text)).isEqualTo(shown);
    }

    @Test
    void whatIsNotVisibleIsShown() {
        assertThat(LogText.of("a\r\nb\tc\u001b[31m\u0085\u2028\u2029\u202e\ud800"))
                .isEqualTo("a\\u000d\\u000ab\\u0009c\\u001b[31m\\u0085\\u2028\\u2029\\u202e\\ud800");
        assertThat(LogText.of(null)).isEqualTo("null");
    }

    @Test
    void longTextsAreCut() {
        assertThat(LogText.of("x".repeat(1000))).hasSize(1000);
        assertThat(LogText.of("x".repeat(1_000_000))).hasSize(1003).endsWith("x...");
    }

    @Test
    void anObjectWhoseTextFailsHasTheNameOfItsClass() {
        assertThat(LogText.of(new Unreadable())).isEqualTo(Unreadable.class.getName());
    }

    @Nested
    class InMessages {
        @Test
        void everyArgumentIsOneLine() {
            try (LogCapture log = new LogCapture()) {
                PayiLogger.LOG.useCaseNameFitted(FORGED, "y".repeat(5000));
                DeliveryLogger.LOG.rejected(FORGED, FORGED, FORGED);
                PayiLogger.LOG.contextTooLong(FORGED, 4096);
                assertThat(log.lines()).hasSize(3).allMatch(line -> line.indexOf('\n') < 0 && line.indexOf('\r') < 0)
                        .allMatch(line -> line.length() < 3500).anyMatch(line -> line.contains("than 4096 characters"));
            }
        }

        @Test
        void soIsTheTextOfACause() {
            try (LogCapture log = new LogCapture()) {
                PayiLogger.LOG.contextNotTaken(new IllegalStateException(FORGED, new IllegalArgumentException(FORGED)));
                PayiLogger.LOG.contextNotTaken(new Unreadable());
                assertThat(log.lines()).hasSize(2).allMatch(line -> line.indexOf('\n') < 0);
            }
        }

        @Test
        void aPlainCauseStaysAsItIs() {
            IllegalStateException plain = new IllegalStateException("plain", new IllegalArgumentException("also"));
            assertThat(LoggedCause.of(plain)).isSameAs(plain);
            assertThat(LoggedCause.of(null)).isNull();
        }

        @Test
        void anotherKeepsItsStackAndItsCauses() {
            IllegalStateException thrown = new IllegalStateException("plain", new IllegalArgumentException(FORGED));
            Throwable logged = LoggedCause.of(thrown);
            assertThat(logged).hasToString(thrown.toString());
            assertThat(logged.getStackTrace()).isEqualTo(thrown.getStackTrace());
            assertThat(logged.getCause())
                    .hasToString("java.lang.IllegalArgumentException: x\\u000d\\u000a2026-01-01 ERROR forged");
        }
    }

    private static final class Unreadable extends RuntimeException {
        private static final long serialVersionUID = 1L;

        @Override
        public String getMessage() {
            throw new IllegalStateException();
        }
    }
}
