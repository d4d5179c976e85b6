package com.payi.cdi.internal.core.call.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.ConnectException;
import java.nio.channels.ClosedChannelException;

import org.junit.jupiter.api.Test;

/** A failure is named, and its message is sent only where content may be. */
class FailureTextTest {
    private final Throwable failure = new IllegalStateException("outer", new ConnectException("refused: my prompt"));

    @Test
    void theKindOfTheRootCause() {
        assertThat(FailureText.name(failure)).isEqualTo("java.net.ConnectException");
        assertThat(FailureText.name(null)).isEqualTo("no_answer");
    }

    @Test
    void aRefusedConnectionIsNotNamedByWhatTheClientGivesAsItsCause() {
        Throwable refused = new IllegalStateException(
                new ConnectException("refused").initCause(new ClosedChannelException()));

        assertThat(FailureText.name(refused)).isEqualTo("java.net.ConnectException");
        assertThat(FailureText.description(refused, false)).isEqualTo("IllegalStateException, ConnectException");
    }

    @Test
    void theMessageOnlyWhereContentMayBeSent() {
        assertThat(FailureText.description(failure, false)).isEqualTo("IllegalStateException, ConnectException");
        assertThat(FailureText.description(failure, true))
                .isEqualTo("IllegalStateException, ConnectException: refused: my prompt");
        assertThat(FailureText.description(new ConnectException(), true)).isEqualTo("ConnectException");
        assertThat(FailureText.description(null, true)).contains("no answer");
    }
}
