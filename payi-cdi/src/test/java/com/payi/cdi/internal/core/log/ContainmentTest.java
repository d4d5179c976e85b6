package com.payi.cdi.internal.core.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

/** What fails in a step of the library ends there. */
class ContainmentTest {
    private final Containment contained = new Containment();
    private final List<Throwable> logged = new ArrayList<>();

    @Test
    void aStepThatSucceedsGivesItsResult() {
        assertThat(contained.value(() -> "result", "otherwise", logged::add)).isEqualTo("result");
        assertThat(logged).isEmpty();
    }

    @Test
    void exceptionsAndErrorsAreLoggedOnceAMinute() {
        for (Throwable failure : List.of(new IllegalStateException(), new AbstractMethodError(), new StackOverflowError(),
                new OutOfMemoryError(), new AssertionError())) {
            assertThat(contained.value(() -> thrown(failure), "otherwise", logged::add)).isEqualTo("otherwise");
        }
        assertThat(logged).hasSize(1);
    }

    @Test
    void aLogThatFailsIsNoFailureEither() {
        contained.run(() -> thrown(new IllegalStateException()), failure -> thrown(new OutOfMemoryError()));
        assertThat(logged).isEmpty();
    }

    @Test
    void aStackThatIsUsedUpInTheLibraryIsNotTheEndOfTheApplicationsWork() {
        assertThat(contained.value(() -> endless(1), -1, logged::add)).isEqualTo(-1);
        assertThat(logged).singleElement().isInstanceOf(StackOverflowError.class);
    }

    private static int endless(int depth) {
        return depth + endless(depth + 1);
    }

    private static String thrown(Throwable failure) {
        if (failure instanceof Error error) {
            throw error;
        }
        throw (RuntimeException) failure;
    }
}
