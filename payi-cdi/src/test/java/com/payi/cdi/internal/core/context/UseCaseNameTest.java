package com.payi.cdi.internal.core.context;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import com.payi.cdi.internal.core.log.ProcessLog;
import com.payi.cdi.testing.LogCapture;

class UseCaseNameTest {
    @ParameterizedTest
    @ValueSource(strings = {"a", "chat", "Chat-1.2_b", "0123456789012345678901234567890123456789012345678901234567890123"})
    void payiAcceptsLettersDigitsDotsHyphensAndUnderscores(String name) {
        assertThat(UseCaseName.isValid(name)).isTrue();
        assertThat(UseCaseName.fitted(name)).isEqualTo(name);
    }

    @ParameterizedTest
    @CsvSource({"'my chat',my_chat", "'  chat ',chat", "a/b\\c,a_b_c", "'a  !  b',a_b", "Z\u00FCrich,Z_rich",
            "01234567890123456789012345678901234567890123456789012345678901234,"
                    + "0123456789012345678901234567890123456789012345678901234567890123"})
    void anyOtherNameIsMadeToFit(String name, String fitted) {
        assertThat(UseCaseName.isValid(name)).isFalse();
        assertThat(UseCaseName.fitted(name)).isEqualTo(fitted);
    }

    @Test
    void aFittedNameIsLoggedWithBothSpellings() {
        ProcessLog.forget();
        try (LogCapture log = new LogCapture()) {
            assertThat(UseCaseName.fittedWithWarning("my chat")).isEqualTo("my_chat");
            assertThat(log.lines()).singleElement().asString().contains("PAYI00105", "'my chat'", "'my_chat'");
        }
    }

    @Test
    void fittedNamesOfManyTenantsAreOneLine() {
        ProcessLog.forget();
        try (LogCapture log = new LogCapture()) {
            for (int tenant = 0; tenant < 2000; tenant++) {
                UseCaseName.fittedWithWarning("tenant " + tenant);
            }
            assertThat(log.lines()).hasSize(1);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "chat"})
    void aBlockAndAValidNameAreNotLogged(String name) {
        try (LogCapture log = new LogCapture()) {
            assertThat(UseCaseName.fittedWithWarning(name)).isEqualTo(name);
            assertThat(log.lines()).isEmpty();
        }
    }
}
