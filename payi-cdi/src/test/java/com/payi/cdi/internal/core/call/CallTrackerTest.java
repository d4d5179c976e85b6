package com.payi.cdi.internal.core.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

import org.junit.jupiter.api.Test;

import com.payi.cdi.LimitBlockedException;
import com.payi.cdi.PayiResult;
import com.payi.cdi.internal.core.call.Calling.Call;
import com.payi.cdi.internal.core.config.PayiConfiguration;
import com.payi.cdi.internal.core.context.ContextField;
import com.payi.cdi.internal.core.context.ContextValues;
import com.payi.cdi.internal.core.context.Frame;
import com.payi.cdi.internal.core.limits.LimitGuard;
import com.payi.cdi.internal.core.provider.Dialects;
import com.payi.cdi.spi.JsonShape;
import com.payi.cdi.spi.JsonTree;
import com.payi.cdi.spi.ProviderDialect;
import com.payi.cdi.spi.Usage;
import com.payi.cdi.spi.UsageReader;

/** A decision is applied once, as a whole, or not at all. */
class CallTrackerTest {
    private final Calling calling = new Calling().with("payi.proxy", "true");
    private final List<String> watched = new ArrayList<>();

    @Test
    void aProxiedCallIsChangedOnceAndFollowed() {
        Call call = Call.post(Calling.CHAT).header("xProxy-User-ID", "u");
        ExchangeHandle handle = tracker(List.of()).begin(call);

        assertThat(handle).isNotNull();
        assertThat(call.applied()).hasSize(1);
        assertThat(call.applied().get(0).uri().getHost()).isEqualTo("api.pay-i.com");
        assertThat(call.applied().get(0).headersToSet()).containsEntry("xProxy-api-key", Calling.KEY)
                .containsEntry("xProxy-User-ID", "u");
        assertThat(watched).hasSize(1);
    }

    @Test
    void aReportedCallWithoutHeadersOfPayiIsNotChanged() {
        calling.with("payi.proxy", "false");
        Call call = Call.post(Calling.CHAT);

        assertThat(tracker(List.of()).begin(call)).isNotNull();
        assertThat(call.applied()).isEmpty();
    }

    @Test
    void anIgnoredCallIsNotFollowed() {
        Call call = Call.post("https://api.openai.com/v1/files");

        assertThat(tracker(List.of()).begin(call)).isNull();
        assertThat(call.applied()).isEmpty();
        assertThat(watched).isEmpty();
    }

    @Test
    void aRefusedCallIsNotChanged() {
        calling.with("payi.limits.on-blocked", "block");
        Call call = Call.post(Calling.CHAT).in(ContextValues.builder().set(ContextField.LIMIT_IDS, List.of("daily"))).header(
                "xProxy-User-ID",
                "u");

        assertThatThrownBy(() -> tracker(List.of()).begin(call)).isInstanceOfSatisfying(LimitBlockedException.class,
                refused -> assertThat(refused.limitIds()).containsExactly("daily"));
        assertThat(call.applied()).isEmpty();
    }

    @Test
    void aDecisionThatFailsHalfWayChangesNothing() {
        for (String broken : List.of("matches", "isCertain", "proxyRoute", "defaultHost")) {
            Call call = Call.post("https://llm.example.com/v1/poems");
            assertThatThrownBy(() -> tracker(List.of(new Broken(broken))).begin(call)).as(broken)
                    .isInstanceOf(IllegalStateException.class);
            assertThat(call.applied()).as(broken).isEmpty();
        }
    }

    private CallTracker tracker(List<ProviderDialect> dialects) {
        PayiConfiguration configuration = calling.configuration();
        return new CallTracker(configuration, new Dialects(dialects), () -> null,
                new LimitGuard(configuration.limits().onBlocked(), Calling.blocked("daily")), new OpenExchanges(),
                new NoReport(), true, () -> watched.add("watched"));
    }

    private static final class NoReport implements ExchangeListener {
        @Override
        public void ended(FinishedExchange exchange) {
            throw new AssertionError("the call goes on");
        }

        @Override
        public void proxied(PayiResult result, Frame frame) {
            throw new AssertionError("the call goes on");
        }

        @Override
        public void failed(URI call, Throwable failure) {
            throw new AssertionError(failure);
        }
    }

    /** Fails in one of its methods. */
    private record Broken(String method) implements ProviderDialect {
        private <T> T unless(String called, T value) {
            if (method.equals(called)) {
                throw new IllegalStateException("broken on purpose");
            }
            return value;
        }

        @Override
        public boolean matches(URI uri) {
            return unless("matches", true);
        }

        @Override
        public boolean isCertain(URI uri, UnaryOperator<String> headers) {
            return unless("isCertain", true);
        }

        @Override
        public String category(URI uri) {
            return "poetry";
        }

        @Override
        public String proxyRoute(URI uri) {
            return unless("proxyRoute", "/api/v1/proxy/poetry");
        }

        @Override
        public String defaultHost(URI uri) {
            return unless("defaultHost", "llm.example.com");
        }

        @Override
        public JsonShape answerShape() {
            return JsonShape.everything();
        }

        @Override
        public UsageReader reader(UnaryOperator<String> requestHeaders) {
            return new NothingRead();
        }
    }

    private static final class NothingRead implements UsageReader {
        @Override
        public void read(JsonTree message) {}

        @Override
        public Usage usage() {
            throw new AssertionError("the call goes on");
        }
    }
}
