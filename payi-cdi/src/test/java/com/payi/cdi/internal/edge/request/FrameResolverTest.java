package com.payi.cdi.internal.edge.request;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

import com.payi.cdi.TrackScope;
import com.payi.cdi.internal.core.context.ContextField;
import com.payi.cdi.internal.core.context.ContextValues;
import com.payi.cdi.internal.core.context.CurrentFrame;
import com.payi.cdi.internal.core.context.Frame;
import com.payi.cdi.internal.core.context.RequestSnapshot;
import com.payi.cdi.internal.core.context.RequestValues;

/** The levels below the contexts of an application: configuration, current user, request. */
class FrameResolverTest {
    private RequestSnapshot request;
    private String user;
    private final Frame configured = Frame.root(ContextValues.builder().set(ContextField.USER_ID, "configured")
            .set(ContextField.ACCOUNT_NAME, "account").build(), (frame, failure) -> {});
    private final FrameResolver resolver = new FrameResolver(configured, true, () -> request, () -> user);
    private final FrameResolver withoutGlobal = new FrameResolver(configured, false, () -> request, () -> user);

    private static RequestSnapshot requestOf(String user) {
        RequestValues values = new RequestValues();
        values.change(changed -> changed.set(ContextField.USER_ID, user));
        return values.latest();
    }

    private static ContextValues ofUser(String user) {
        return ContextValues.builder().set(ContextField.USER_ID, user).build();
    }

    @Nested
    class Levels {
        @Test
        void aLaterLevelReplacesTheOneBefore() {
            assertThat(resolver.globalFrame().values().userId()).isEqualTo("configured");
            user = "current";
            assertThat(resolver.globalFrame().values().userId()).isEqualTo("current");
            request = requestOf("request");
            assertThat(resolver.globalFrame().values().userId()).isEqualTo("request");
            assertThat(resolver.open(ofUser("opened")).values().userId()).isEqualTo("opened");
        }

        @Test
        void theRequestReplacesTheConfigurationWithoutAUser() {
            request = requestOf("request");
            assertThat(resolver.globalFrame().values().userId()).isEqualTo("request");
        }

        @Test
        void valuesOfEarlierLevelsAreInherited() {
            user = "current";
            request = requestOf("request");
            assertThat(resolver.open(ofUser("opened")).values().get(ContextField.ACCOUNT_NAME)).isEqualTo("account");
        }

        @Test
        void anEmptyValueBlocksTheLevelsBefore() {
            user = "current";
            request = requestOf("");
            assertThat(resolver.globalFrame().values().userId()).isNull();
        }

        @Test
        void theConfigurationAloneIsOneFrame() {
            assertThat(resolver.globalFrame()).isSameAs(configured);
            assertThat(resolver.configured()).isSameAs(configured.values());
        }
    }

    @Nested
    class WithoutAGlobalContext {
        @Test
        void thereIsNoFrameForCallsOutsideOfContexts() {
            user = "current";
            assertThat(withoutGlobal.globalFrame()).isNull();
        }

        @Test
        void aRequestWithAValueHoldsForCallsOutsideOfContexts() {
            request = new RequestValues().latest();
            assertThat(withoutGlobal.globalFrame()).as("an empty request").isNull();
            request = requestOf("request");
            assertThat(withoutGlobal.globalFrame().values().userId()).isEqualTo("request");
        }

        @Test
        void aContextHasTheUserAllTheSame() {
            user = "current";
            assertThat(withoutGlobal.open(ContextValues.NONE).values().userId()).isEqualTo("current");
        }
    }

    @Nested
    class OpeningInsideOfAContext {
        @Test
        void theUserIsNotAskedForAgain() {
            user = "first";
            try (TrackScope scope = CurrentFrame.open(resolver.open(ContextValues.NONE))) {
                user = "second";
                assertThat(resolver.open(ContextValues.NONE).values().userId()).isEqualTo("first");
            }
        }

        @Test
        void aRequestThatBeganInTheContextIsAdded() {
            try (TrackScope scope = CurrentFrame.open(resolver.open(ContextValues.NONE))) {
                request = requestOf("request");
                assertThat(resolver.open(ContextValues.NONE).values().userId()).isEqualTo("request");
            }
        }

        @Test
        void aRequestOfAnotherThreadIsNotAddedToAPropagatedContext() {
            Frame captured = resolver.open(ofUser("captured"));
            try (TrackScope scope = CurrentFrame.attach(captured)) {
                request = requestOf("request");
                assertThat(resolver.open(ContextValues.NONE).values().userId()).isEqualTo("captured");
            }
        }
    }

    @Nested
    class CapturingForAnotherThread {
        @Test
        void anOpenContextIsCaptured() {
            Frame open = resolver.open(ofUser("opened"));
            try (TrackScope scope = CurrentFrame.open(open)) {
                assertThat(resolver.captureForOtherThread()).isSameAs(open);
            }
        }

        @Test
        void theConfigurationIsNotBecauseEachThreadHasIt() {
            assertThat(resolver.captureForOtherThread()).isNull();
        }

        @Test
        void userAndRequestAre() {
            user = "current";
            assertThat(resolver.captureForOtherThread().values().userId()).isEqualTo("current");
            request = requestOf("request");
            assertThat(resolver.captureForOtherThread().values().userId()).isEqualTo("request");
        }

        @Test
        void withoutAGlobalContextTheUserIsOnlyForContexts() {
            user = "current";
            Frame captured = withoutGlobal.captureForOtherThread();
            assertThat(captured.holdsForCalls()).isFalse();
            assertThat(captured.open(ContextValues.NONE).values().userId()).isEqualTo("current");
        }
    }
}
