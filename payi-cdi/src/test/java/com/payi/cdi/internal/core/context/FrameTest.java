package com.payi.cdi.internal.core.context;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

import com.payi.cdi.PayiResult;
import com.payi.cdi.internal.core.wire.PayiResultReader;
import com.payi.cdi.spi.JsonTree;

class FrameTest {
    private static final ContextValues NOTHING_GIVEN = ContextValues.NONE;

    private final List<String> ended = new ArrayList<>();
    private final FrameOwner owner = new FrameOwner() {
        @Override
        public void completed(Frame frame, Throwable failure) {
            ended.add("completed " + frame.values().userId() + " " + failure);
        }

        @Override
        public void detached(Frame frame, Throwable failure) {
            ended.add("detached " + frame.values().userId() + " " + failure);
        }

        @Override
        public <T> T bean(Class<T> type) {
            return type.cast("a bean");
        }
    };
    private final Frame root = Frame.root(given(ContextField.USER_ID, "configured"), owner);

    private static ContextValues given(Object... fieldsAndValues) {
        ContextValues.Builder values = ContextValues.builder();
        for (int i = 0; i < fieldsAndValues.length; i += 2) {
            values.set((ContextField) fieldsAndValues[i], fieldsAndValues[i + 1]);
        }
        return values.build();
    }

    private static Frame user(Frame surrounding, String userId) {
        return surrounding.open(given(ContextField.USER_ID, userId));
    }

    private static PayiResult result() {
        return PayiResultReader.read(JsonTree.of(Map.of()), null);
    }

    @Nested
    class Roots {
        @Test
        void theConfigurationsRootHoldsEffectiveValues() {
            Frame configured = Frame.root(given(ContextField.USER_ID, "", ContextField.LIMIT_IDS, List.of(),
                    ContextField.USE_CASE_NAME, "shop"), owner);

            assertThat(configured.values().userId()).isNull();
            assertThat(configured.values().limitIds()).isNull();
            assertThat(configured.values().useCaseId()).as("generated once for the application").hasSize(36);
        }

        @Test
        void theCurrentUserCountsForMoreThanTheConfigurationAndTheRequestForMost() {
            RequestValues request = new RequestValues();
            request.change(values -> values.set(ContextField.ACCOUNT_NAME, "of request"));
            ContextValues currentUser = given(ContextField.USER_ID, "principal", ContextField.ACCOUNT_NAME, "of user");

            Frame outside = root.rootFor(currentUser, null);
            Frame inside = root.rootFor(currentUser, request.latest());

            assertThat(outside.values()).isEqualTo(given(ContextField.USER_ID, "principal", ContextField.ACCOUNT_NAME,
                    "of user"));
            assertThat(outside.isInRequest()).isFalse();
            assertThat(inside.values()).isEqualTo(given(ContextField.USER_ID, "principal", ContextField.ACCOUNT_NAME,
                    "of request"));
            assertThat(inside.isInRequest()).isTrue();
            assertThat(root.values().userId()).as("the root itself stays as it is").isEqualTo("configured");
        }

        @Test
        void aRootForContextsOnlyHoldsForNoCallButContextsInsideDo() {
            Frame onlyForContexts = root.onlyForContexts();

            assertThat(root.holdsForCalls()).isTrue();
            assertThat(onlyForContexts.holdsForCalls()).isFalse();
            assertThat(onlyForContexts.open(NOTHING_GIVEN).holdsForCalls()).isTrue();
            assertThat(onlyForContexts.open(NOTHING_GIVEN).values().userId()).isEqualTo("configured");
        }

        @Test
        void everyFrameFindsTheBeansOfItsApplication() {
            assertThat(user(root, "anna").open(NOTHING_GIVEN).bean(String.class)).isEqualTo("a bean");
            assertThat(root.rootFor(NOTHING_GIVEN, null).bean(String.class)).isEqualTo("a bean");
            assertThat(Frame.detachedRoot().bean(String.class)).isNull();
        }
    }

    @Nested
    class Opening {
        @Test
        void mergesWhatIsGivenAndLeavesTheSurroundingFrameAsItIs() {
            Frame outer = root.open(given(ContextField.LIMIT_IDS, List.of("a")));
            Frame inner = outer.open(given(ContextField.LIMIT_IDS, List.of("b"), ContextField.USER_ID, ""));

            assertThat(inner.values().limitIds()).containsExactly("a", "b");
            assertThat(inner.values().userId()).isNull();
            assertThat(outer.values().limitIds()).containsExactly("a");
            assertThat(outer.values().userId()).isEqualTo("configured");
        }

        @Test
        void aFrameThatIsTooDeepNoLongerKeepsThoseAboveAndHasTheirValues() {
            Frame first = root.open(given(ContextField.USER_ID, "anna", ContextField.USE_CASE_NAME, "chat"));
            Frame last = first;
            for (int depth = 1; depth < 64; depth++) {
                last = last.open(given(ContextField.USE_CASE_STEP, "step" + depth));
            }
            Frame tooDeep = last.open(given(ContextField.ACCOUNT_NAME, "acme"));

            tooDeep.recordResult(result());
            assertThat(tooDeep.lastResult()).isNotNull();
            assertThat(last.lastResult()).isNull();
            last.recordResult(result());
            assertThat(first.lastResult()).isNotNull();
            assertThat(tooDeep.values()).isEqualTo(last.values().toBuilder().set(ContextField.ACCOUNT_NAME, "acme").build());
            assertThat(tooDeep.values().useCaseId()).isEqualTo(first.values().useCaseId());
        }
    }

    @Nested
    class ChangesOfTheRequest {
        private final RequestValues request = new RequestValues();
        private final Frame ofRequest = requestRoot();

        private Frame requestRoot() {
            user("anna");
            return root.rootFor(NOTHING_GIVEN, request.latest());
        }

        private void user(String userId) {
            request.change(values -> values.set(ContextField.USER_ID, userId));
        }

        @Test
        void holdForFramesThatAreOpenedLaterAndForNoOther() {
            Frame before = ofRequest.open(NOTHING_GIVEN);
            user("berta");

            assertThat(before.values().userId()).isEqualTo("anna");
            assertThat(before.open(NOTHING_GIVEN).values().userId()).isEqualTo("berta");
            assertThat(ofRequest.open(NOTHING_GIVEN).values().userId()).isEqualTo("berta");
        }

        @Test
        void doNotReplaceWhatAContextBetweenHasGiven() {
            Frame between = ofRequest.open(given(ContextField.USER_ID, "own"));
            user("berta");

            assertThat(between.open(NOTHING_GIVEN).values().userId()).isEqualTo("own");
        }

        @Test
        void doNotBeginTheInstanceOfAContextBetweenAnew() {
            Frame between = ofRequest.open(given(ContextField.USE_CASE_NAME, "chat"));
            user("berta");
            Frame later = between.open(NOTHING_GIVEN);

            assertThat(later.values().userId()).isEqualTo("berta");
            assertThat(later.values().useCaseId()).isEqualTo(between.values().useCaseId());
        }

        @Test
        void reachAFrameThatWasOpenedBeforeTheRequestGaveAnything() {
            Frame outside = root.open(NOTHING_GIVEN);

            assertThat(outside.open(NOTHING_GIVEN, request.latest()).values().userId()).isEqualTo("anna");
            assertThat(outside.open(NOTHING_GIVEN).values().userId()).isEqualTo("configured");
        }

        @Test
        void takeAValueBack() {
            user(null);

            assertThat(ofRequest.open(NOTHING_GIVEN).values().userId()).isEqualTo("configured");
        }
    }

    @Nested
    class Results {
        @Test
        void reachTheSurroundingFramesAndNoOther() {
            Frame outer = user(root, "anna");
            Frame inner = outer.open(NOTHING_GIVEN);
            Frame sibling = outer.open(NOTHING_GIVEN);
            PayiResult result = result();

            inner.recordResult(result);

            assertThat(inner.lastResult()).isSameAs(result);
            assertThat(outer.lastResult()).isSameAs(result);
            assertThat(sibling.lastResult()).isNull();
            assertThat(root.lastResult()).isNull();
        }

        @Test
        void ofCallsInARootAreNotKept() {
            root.recordResult(result());

            assertThat(root.lastResult()).isNull();
        }

        @Test
        void areReplacedByLaterOnes() {
            Frame frame = user(root, "anna");
            PayiResult latest = result();

            frame.recordResult(result());
            frame.recordResult(latest);

            assertThat(frame.lastResult()).isSameAs(latest);
        }
    }

    @Nested
    class Ends {
        @Test
        void areReportedOnlyOfFramesInWhichACallWasMade() {
            Frame quiet = user(root, "quiet");
            Frame called = user(root, "called");
            called.markCalled();
            Exception failure = new Exception("broken");

            quiet.completed(null);
            quiet.detached(null);
            called.detached(null);
            called.completed(failure);

            assertThat(ended).containsExactly("detached called null", "completed called java.lang.Exception: broken");
        }

        @Test
        void ofAsynchronousWorkAreReportedEachTime() {
            Frame frame = user(root, "anna");
            frame.markCalled();

            frame.completed(null);
            frame.completed(null);

            assertThat(ended).hasSize(2);
        }
    }

    /** A platform takes the frame of a call along to what goes on behind the call. */
    @Nested
    class AfterACall {
        private final Frame outer = user(root, "outer");
        private final Frame inner = user(outer, "inner");

        @Test
        void theFrameOfTheCallHolds() {
            assertThat(inner.afterCall().effective()).isSameAs(inner);
            assertThat(root.afterCall().effective()).isSameAs(root);
            assertThat(inner.effective()).isSameAs(inner);
        }

        @Test
        void aFrameHoldsWhileItsAsynchronousWorkGoesOn() {
            Frame afterCall = inner.afterCall();
            inner.workBegins();
            inner.workBegins();
            inner.workEnds();

            assertThat(afterCall.effective()).isSameAs(inner);
        }

        @Test
        void theSurroundingFrameHoldsOnceTheAsynchronousWorkIsOver() {
            Frame afterCall = inner.afterCall();
            inner.workBegins();
            inner.workEnds();

            assertThat(afterCall.effective()).isSameAs(outer);
        }

        @Test
        void noFrameHoldsOnceAllAsynchronousWorkIsOver() {
            Frame afterCall = inner.afterCall();
            for (Frame frame : List.of(outer, inner)) {
                frame.workBegins();
                frame.workEnds();
            }

            assertThat(afterCall.effective()).isNull();
        }

        @Test
        void aFrameHoldsAgainWhenItsWorkBeginsAnew() {
            Frame afterCall = inner.afterCall();
            inner.workBegins();
            inner.workEnds();
            inner.workBegins();

            assertThat(afterCall.effective()).isSameAs(inner);
        }
    }
}
