package com.payi.cdi.internal.core.call;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import com.payi.cdi.TrackScope;
import com.payi.cdi.internal.core.context.CurrentFrame;
import com.payi.cdi.internal.core.context.Frame;

/** A thread knows the latest call of a model that it makes, in the context of the call. */
class ModelCallTest {
    private final Frame frame = Frame.detachedRoot();
    private ModelCall call;

    @AfterEach
    void end() {
        call.end();
    }

    @Test
    void itIsKnownOnItsThreadUntilItEnds() {
        call = ModelCall.begin();
        assertThat(ModelCall.current()).isSameAs(call);
        assertThat(CompletableFuture.supplyAsync(ModelCall::current).join()).isNull();

        call.end();

        assertThat(ModelCall.current()).isNull();
    }

    @Test
    void itIsNotKnownInAnotherContext() {
        try (TrackScope scope = CurrentFrame.attach(frame)) {
            call = ModelCall.begin();
            assertThat(ModelCall.current()).isSameAs(call);
        }
        assertThat(ModelCall.current()).isNull();
        try (TrackScope again = CurrentFrame.attach(frame)) {
            assertThat(ModelCall.current()).isSameAs(call);
        }
    }

    @Test
    void theLatestTakesThePlaceOfTheOneBeforeAndItsEndLeavesTheLatest() {
        ModelCall before = ModelCall.begin();
        call = ModelCall.begin();

        before.end();

        assertThat(ModelCall.current()).isSameAs(call);
    }

    @Test
    void itIsFollowedOnceAnAdapterHasFollowedARequest() {
        call = ModelCall.begin();
        assertThat(call.isFollowed()).isFalse();

        call.follow();

        assertThat(call.isFollowed()).isTrue();
    }
}
