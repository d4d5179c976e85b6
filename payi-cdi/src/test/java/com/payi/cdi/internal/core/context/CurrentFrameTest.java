package com.payi.cdi.internal.core.context;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

import com.payi.cdi.internal.core.context.CurrentFrame.OpenFrame;
import com.payi.cdi.internal.core.log.ProcessLog;
import com.payi.cdi.strict.WatchedScopes;
import com.payi.cdi.testing.LogCapture;

class CurrentFrameTest {
    private final List<String> ended = new ArrayList<>();
    private final Frame root = Frame.root(ContextValues.NONE, new FrameOwner() {
        @Override
        public void completed(Frame frame, Throwable failure) {
            ended.add("completed " + frame.values().userId() + " " + failure);
        }

        @Override
        public void detached(Frame frame, Throwable failure) {
            ended.add("detached " + frame.values().userId() + " " + failure);
        }
    });
    private final Frame anna = user("anna");
    private final Frame berta = user("berta");

    /** A frame in which a call was made, so that its owner hears of its end. */
    private Frame user(String userId) {
        Frame frame = root.open(ContextValues.builder().set(ContextField.USER_ID, userId).build());
        frame.markCalled();
        return frame;
    }

    @AfterEach
    void nothingIsLeftOnTheThread() {
        assertThat(CurrentFrame.get()).isNull();
        assertThat(CurrentFrame.isPropagated()).isFalse();
    }

    private static <T> T onAnotherThread(Callable<T> task) throws Exception {
        FutureTask<T> running = new FutureTask<>(task);
        new Thread(running, "another").start();
        return running.get(10, TimeUnit.SECONDS);
    }

    @Nested
    class OpenScopes {
        @Test
        void theInnermostHoldsAndItsCloseRestoresTheOneBefore() {
            assertThat(CurrentFrame.get()).isNull();
            try (OpenFrame outer = CurrentFrame.open(anna)) {
                try (OpenFrame inner = CurrentFrame.open(berta)) {
                    assertThat(CurrentFrame.get()).isSameAs(berta);
                    assertThat(inner.frame()).isSameAs(berta);
                }
                assertThat(CurrentFrame.get()).isSameAs(anna);
            }
        }

        @Test
        void thatAreClosedInAnotherOrderDoNotComeBack() {
            OpenFrame outer = CurrentFrame.open(anna);
            OpenFrame middle = CurrentFrame.open(berta);
            OpenFrame inner = CurrentFrame.open(anna);
            middle.close();
            assertThat(CurrentFrame.get()).isSameAs(anna);
            outer.close();
            assertThat(CurrentFrame.get()).isSameAs(inner.frame());
            inner.close();

            assertThat(CurrentFrame.get()).isNull();
        }

        @Test
        void thatAreClosedTwiceEndOnce() {
            OpenFrame outer = CurrentFrame.open(anna);
            OpenFrame inner = CurrentFrame.open(berta);
            inner.close();
            inner.close();

            assertThat(CurrentFrame.get()).isSameAs(anna);
            assertThat(ended).containsExactly("completed berta null");
            outer.close();
        }

        @Test
        void holdOnTheirThreadOnly() throws Exception {
            try (OpenFrame scope = CurrentFrame.open(anna)) {
                assertThat(onAnotherThread(() -> CurrentFrame.get() == null)).isTrue();
            }
        }

        @Test
        void thatAnotherThreadClosesEndEverywhereWhichIsLoggedOnce() throws Exception {
            ProcessLog.forget();
            try (LogCapture log = new LogCapture(); OpenFrame outer = CurrentFrame.open(berta)) {
                OpenFrame scope = CurrentFrame.open(anna);
                OpenFrame innermost = CurrentFrame.open(anna);
                for (OpenFrame each : List.of(scope, innermost)) {
                    onAnotherThread(() -> {
                        each.close();
                        return null;
                    });
                }

                assertThat(CurrentFrame.get()).isSameAs(berta);
                assertThat(ended).containsExactly("completed anna null", "completed anna null");
                assertThat(log.lines()).singleElement().asString().contains("PAYI00106", "'another'",
                        "'" + Thread.currentThread().getName() + "'");
                scope.close();
                assertThat(ended).hasSize(2);
            }
            WatchedScopes.forgiveClosingElsewhere();
        }

        /** A pooled thread goes on to other work. */
        @Test
        void thatAnotherThreadClosesLeaveNothingForTheNextWorkOfTheirThread() throws Exception {
            OpenFrame forgotten = CurrentFrame.open(anna);
            onAnotherThread(() -> {
                forgotten.close();
                return null;
            });

            try (OpenFrame next = CurrentFrame.attachPropagated(null)) {
                assertThat(CurrentFrame.get()).isNull();
            }
            try (OpenFrame next = CurrentFrame.open(berta)) {
                assertThat(CurrentFrame.isPropagated()).isFalse();
            }
            assertThat(CurrentFrame.get()).isNull();
            WatchedScopes.forgiveClosingElsewhere();
        }
    }

    @Nested
    class TheEndOfAScope {
        @Test
        void completesTheFrameThatItOpened() {
            CurrentFrame.open(anna).close();

            assertThat(ended).containsExactly("completed anna null");
        }

        @Test
        void passesOnWhatTheWorkThrew() {
            OpenFrame scope = CurrentFrame.open(anna);
            scope.failed(new IllegalStateException("broken"));
            scope.close();

            assertThat(ended).containsExactly("completed anna java.lang.IllegalStateException: broken");
        }

        @Test
        void detachesAFrameWhoseWorkContinuesElsewhere() {
            OpenFrame scope = CurrentFrame.open(anna);
            scope.continueAsync();
            scope.close();

            assertThat(ended).containsExactly("detached anna null");
        }
    }

    @Nested
    class CapturedFrames {
        @Test
        void holdWhileTheyAreAttachedAndDoNotEndWithTheScope() throws Exception {
            assertThat(onAnotherThread(() -> {
                try (OpenFrame scope = CurrentFrame.attach(anna)) {
                    return CurrentFrame.get();
                }
            })).isSameAs(anna);
            assertThat(ended).isEmpty();
        }

        @Test
        void canBeTheAbsenceOfAFrame() {
            try (OpenFrame outer = CurrentFrame.open(anna)) {
                try (OpenFrame nothing = CurrentFrame.attach(null)) {
                    assertThat(CurrentFrame.get()).isNull();
                }
                assertThat(CurrentFrame.get()).isSameAs(anna);
            }
        }

        @Test
        void arePropagatedAndSoIsWhatIsOpenedOnThem() {
            try (OpenFrame attached = CurrentFrame.attach(anna)) {
                assertThat(CurrentFrame.isPropagated()).isTrue();
                try (OpenFrame opened = CurrentFrame.open(berta)) {
                    assertThat(CurrentFrame.isPropagated()).isTrue();
                }
            }
            try (OpenFrame opened = CurrentFrame.open(anna)) {
                assertThat(CurrentFrame.isPropagated()).isFalse();
            }
        }

        @Test
        void ofASubtaskAreDetachedWithTheScope() throws Exception {
            onAnotherThread(() -> {
                CurrentFrame.attachSubtask(anna).close();
                return null;
            });

            assertThat(ended).containsExactly("detached anna null");
        }

        @Test
        void ofASubtaskThatFailedAreDetachedWithItsFailure() {
            OpenFrame scope = CurrentFrame.attachSubtask(anna);
            scope.failed(new IllegalStateException("broken"));
            scope.close();

            assertThat(ended).containsExactly("detached anna java.lang.IllegalStateException: broken");
        }

        @Test
        void ofASubtaskThatRunsInTheSameFrameAreNotDetached() {
            try (OpenFrame outer = CurrentFrame.open(anna)) {
                CurrentFrame.attachSubtask(anna).close();
                assertThat(ended).isEmpty();
                CurrentFrame.attachSubtask(berta).close();
                assertThat(ended).containsExactly("detached berta null");
            }
        }

        @Test
        void ofASubtaskCanBeTheAbsenceOfAFrame() {
            try (OpenFrame scope = CurrentFrame.attachSubtask(null)) {
                assertThat(CurrentFrame.get()).isNull();
            }
            assertThat(ended).isEmpty();
        }

        @Test
        void thatAPlatformPropagatesHoldAndDoNotEndWithTheScope() {
            try (OpenFrame scope = CurrentFrame.attachPropagated(anna)) {
                assertThat(CurrentFrame.get()).isSameAs(anna);
                assertThat(CurrentFrame.isPropagated()).isTrue();
                try (OpenFrame none = CurrentFrame.attachPropagated(null)) {
                    assertThat(CurrentFrame.get()).isNull();
                }
            }
            assertThat(ended).isEmpty();
        }
    }

    /** A frame behind a call is not the one that holds. */
    @Nested
    class FramesAfterACall {
        @Test
        void giveTheFrameOfTheCallWhileItsWorkGoesOn() {
            anna.workBegins();
            try (OpenFrame scope = CurrentFrame.attach(anna.afterCall())) {
                assertThat(CurrentFrame.get()).isSameAs(anna);
                anna.workEnds();
                assertThat(CurrentFrame.get()).isNull();
            }
        }
    }
}
