package com.payi.cdi.internal.core.context;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.function.Supplier;

import org.junit.jupiter.api.Test;

class CapturedFrameTest {
    private final List<Throwable> failures = new ArrayList<>();
    private final Frame frame = Frame.root(ContextValues.NONE, new FrameOwner() {
        @Override
        public void completed(Frame ended, Throwable failure) {}

        @Override
        public void detached(Frame ended, Throwable failure) {
            failures.add(failure);
        }
    }).open(ContextValues.builder().set(ContextField.USER_ID, "anna").build());
    private final CapturedFrame captured = new CapturedFrame(frame);

    @Test
    void everyKindOfTaskRunsInTheFrameAnyNumberOfTimesAndLeavesTheThreadAsItWas() throws Exception {
        Callable<Frame> callable = captured.wrap((Callable<Frame>) CurrentFrame::get);
        Supplier<Frame> supplier = captured.wrapSupplier(CurrentFrame::get);
        Function<String, Frame> function = captured.wrap((Function<String, Frame>) text -> CurrentFrame.get());
        List<Frame> seen = new ArrayList<>();
        Runnable runnable = captured.wrap((Runnable) () -> seen.add(CurrentFrame.get()));

        for (int time = 0; time < 2; time++) {
            assertThat(callable.call()).isSameAs(frame);
            assertThat(supplier.get()).isSameAs(frame);
            assertThat(function.apply("argument")).isSameAs(frame);
            runnable.run();
            assertThat(CurrentFrame.get()).isNull();
        }
        assertThat(seen).containsExactly(frame, frame);
    }

    @Test
    void theAbsenceOfAFrameHidesTheOneOfTheThread() {
        Supplier<Frame> outside = new CapturedFrame(null).wrapSupplier(CurrentFrame::get);

        try (CurrentFrame.OpenFrame scope = CurrentFrame.open(frame)) {
            assertThat(outside.get()).isNull();
            assertThat(CurrentFrame.get()).isSameAs(frame);
        }
    }

    @Test
    void whatATaskThrowsPassesUnchangedAndReachesTheFramesOwner() {
        frame.markCalled();
        IllegalStateException mine = new IllegalStateException("mine");

        assertThatThrownBy(captured.wrap((Runnable) () -> {
            throw mine;
        })::run).isSameAs(mine);
        assertThatThrownBy(captured.wrap((Callable<String>) () -> {
            throw mine;
        })::call).isSameAs(mine);
        assertThatThrownBy(captured.wrapSupplier(() -> {
            throw mine;
        })::get).isSameAs(mine);

        assertThat(failures).containsExactly(mine, mine, mine);
        assertThat(CurrentFrame.get()).isNull();
    }
}
