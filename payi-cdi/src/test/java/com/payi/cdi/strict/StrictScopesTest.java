package com.payi.cdi.strict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;

import org.junit.jupiter.api.Test;

import com.payi.cdi.TrackContext;
import com.payi.cdi.TrackScope;

/** The check that follows every other test finds what it is there to find. */
class StrictScopesTest {
    private static final Duration AT_ONCE = Duration.ZERO;

    @Test
    void aScopeThatIsNeverClosedFailsWithTheStackThatOpenedIt() {
        TrackScope scope = openHere();

        assertThatThrownBy(() -> WatchedScopes.check(AT_ONCE)).isInstanceOf(AssertionError.class)
                .hasMessageContaining("not closed").satisfies(failure -> assertThat(stackOf(failure))
                        .contains("opened on thread " + Thread.currentThread().getName()).contains("openHere"));

        scope.close();
        assertThatCode(() -> WatchedScopes.check(AT_ONCE)).doesNotThrowAnyException();
    }

    @Test
    void aScopeThatIsClosedOnAnotherThreadFailsWithTheStackThatOpenedIt() throws InterruptedException {
        TrackScope scope = openHere();
        Thread other = new Thread(scope::close, "other");
        other.start();
        other.join();
        scope.close();

        assertThatThrownBy(() -> WatchedScopes.check(AT_ONCE)).isInstanceOf(AssertionError.class)
                .hasMessageContaining("another thread").satisfies(failure -> assertThat(stackOf(failure))
                        .contains("closed on thread other").contains("openHere"));

        WatchedScopes.forgiveClosingElsewhere();
        assertThatCode(() -> WatchedScopes.check(AT_ONCE)).doesNotThrowAnyException();
    }

    @Test
    void aScopeOfAnotherThreadMayTakeItsTime() throws InterruptedException {
        CountDownLatch opened = new CountDownLatch(1);
        CountDownLatch checked = new CountDownLatch(1);
        Thread other = new Thread(() -> TrackContext.builder().run(() -> {
            opened.countDown();
            try {
                checked.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }));
        other.start();
        opened.await();

        assertThatThrownBy(() -> WatchedScopes.check(AT_ONCE)).hasMessageContaining("not closed");
        checked.countDown();
        assertThatCode(() -> WatchedScopes.check(Duration.ofSeconds(5))).doesNotThrowAnyException();
        other.join();
    }

    private static TrackScope openHere() {
        return TrackContext.builder().userId("somebody").open();
    }

    private static String stackOf(Throwable failure) {
        StringWriter text = new StringWriter();
        failure.printStackTrace(new PrintWriter(text));
        return text.toString();
    }
}
