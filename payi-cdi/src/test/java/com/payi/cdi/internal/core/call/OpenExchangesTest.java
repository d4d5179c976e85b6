package com.payi.cdi.internal.core.call;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

import com.payi.cdi.PayiResult;
import com.payi.cdi.internal.core.call.Calling.Call;
import com.payi.cdi.internal.core.config.PayiConfiguration;
import com.payi.cdi.internal.core.context.ContextValues;
import com.payi.cdi.internal.core.context.Frame;
import com.payi.cdi.internal.core.limits.LimitGuard;
import com.payi.cdi.internal.core.provider.Dialects;

/** Which calls end when their context does. */
class OpenExchangesTest {
    private final OpenExchanges open = new OpenExchanges();
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
}
