package com.payi.cdi.internal.core.context;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;

class PropagatedFrameTest {
    private final Frame frame = Frame.detachedRoot().open(ContextValues.NONE);
    private final PropagatedFrame propagated = new PropagatedFrame(frame);

    @Test
    void holdsBetweenEnteringAndLeaving() {
        propagated.enter();
        assertThat(CurrentFrame.get()).isSameAs(frame);
        propagated.leave();

        assertThat(CurrentFrame.get()).isNull();
    }

    @Test
    void leavingAThreadThatHasNotEnteredHasNoEffect() throws Exception {
        propagated.enter();
        CompletableFuture.runAsync(propagated::leave).get(10, TimeUnit.SECONDS);

        assertThat(CurrentFrame.get()).isSameAs(frame);
        propagated.leave();
        propagated.leave();
        assertThat(CurrentFrame.get()).isNull();
    }

    @Test
    void aThreadMayEnterItAgainBeforeItLeaves() {
        propagated.enter();
        propagated.enter();
        propagated.leave();
        assertThat(CurrentFrame.get()).isSameAs(frame);
        propagated.leave();

        assertThat(CurrentFrame.get()).isNull();
    }

    @Test
    void severalThreadsMayWorkInItAtATime() throws Exception {
        propagated.enter();
        CompletableFuture.runAsync(() -> {
            propagated.enter();
            assertThat(CurrentFrame.get()).isSameAs(frame);
            propagated.leave();
            assertThat(CurrentFrame.get()).isNull();
        }).get(10, TimeUnit.SECONDS);

        assertThat(CurrentFrame.get()).isSameAs(frame);
        propagated.leave();
    }
}
