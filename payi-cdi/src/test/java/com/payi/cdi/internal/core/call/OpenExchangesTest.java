package com.payi.cdi.internal.core.call;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

import org.junit.jupiter.api.Test;

import com.payi.cdi.PayiResult;
import com.payi.cdi.internal.core.call.Calling.Call;
import com.payi.cdi.internal.core.config.PayiConfiguration;
import com.payi.cdi.internal.core.context.ContextValues;
import com.payi.cdi.internal.core.context.Frame;
import com.payi.cdi.internal.core.limits.LimitGuard;
import com.payi.cdi.internal.core.provider.Dialects;

/** Which calls end when their context does, or when their answers are left open. */
class OpenExchangesTest {
    private final AtomicLong nanos = new AtomicLong();
    private final OpenExchanges open = new OpenExchanges(nanos::get);
    private final List<FinishedExchange> ended = new ArrayList<>();
    private final PayiConfiguration configuration = new Calling().configuration();
    private final CallTracker tracker = new CallTracker(configuration, new Dialects(List.of()), () -> null,
            new LimitGuard(configuration.limits(), Calling.blocked()), open, new ExchangeListener() {
                @Override
                public void ended(FinishedExchange exchange) {
                    ended.add(exchange);
                }

                @Override
                public void proxied(PayiResult result, Frame frame) {}

                @Override
                public void failed(URI call, Throwable failure) {}
            }, true, () -> {}, Calling.noBackgroundWork(), CallTracing.NONE);

    private Exchange begin() {
        return tracker.begin(Call.post(Calling.CHAT).in(ContextValues.builder()).blocking()).exchange();
    }

    @Test
    void onlyTheCallsOfTheThreadAndTheFrameAreLookedAt() throws InterruptedException {
        Exchange first = begin();
        Exchange other = begin();
        Thread elsewhere = new Thread(() -> open.completed(first.frame(), null));
        elsewhere.start();
        elsewhere.join();
        assertThat(ended).as("the thread that waits is another one").isEmpty();
        assertThat(open.waitedFor(first.frame())).isEqualTo(1);

        open.completed(first.frame(), null);
        assertThat(ended).singleElement().extracting(FinishedExchange::ending).isEqualTo(Ending.UNANSWERED);
        assertThat(open.waitedFor(first.frame())).isZero();
        assertThat(open.waitedFor(other.frame())).isEqualTo(1);
        other.answered(200, name -> null);
        assertThat(open.waitedFor(other.frame())).as("an answer that is there is not looked at").isZero();
        other.answerEnded();
        assertThat(ended).hasSize(2);
    }

    @Test
    void anErrorThatIsLeftOpenEndsAfterAWhile() {
        Exchange exchange = begin();
        exchange.answered(429, name -> null);
        pass(2_999);
        assertThat(ended).as("the application may still read it").isEmpty();

        pass(1);
        assertThat(ended).singleElement().satisfies(error -> {
            assertThat(error.ending()).isEqualTo(Ending.COMPLETE);
            assertThat(error.answer().status()).isEqualTo(429);
            assertThat(error.answer().firstByteMillis()).isNull();
        });

        exchange.answerBody().accept(new byte[]{'{'}, 0, 1);
        exchange.answerClosed();
        pass(3_000);
        assertThat(ended).hasSize(1);
    }

    @Test
    void anErrorThatIsReadEndsWithItsBody() {
        Exchange exchange = begin();
        exchange.answered(500, name -> null);
        exchange.answerEnded();
        pass(3_000);

        assertThat(ended).hasSize(1);
    }

    @Test
    void anAnswerThatIsNoErrorIsNeverTooLate() {
        Exchange exchange = begin();
        exchange.answered(200, name -> null);
        pass(3_600_000);
        assertThat(ended).isEmpty();

        exchange.answerEnded();
        assertThat(ended).hasSize(1);
    }

    private void pass(long millis) {
        nanos.addAndGet(TimeUnit.MILLISECONDS.toNanos(millis));
        open.sweep();
    }
}
