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
    private final List<Throwable> failures = new ArrayList<>();

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
    void theCallOfAModelLearnsOnlyOfRequestsThatAreFollowed() {
        ModelCall above = ModelCall.begin();
        try {
            tracker(List.of()).begin(Call.post("https://api.openai.com/v1/files"));
            assertThat(above.isFollowed()).isFalse();

            tracker(List.of()).begin(Call.post(Calling.CHAT));
            assertThat(above.isFollowed()).isTrue();
        } finally {
            above.end();
        }
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
    void aDialectThatFailsAtOneQuestionStillRecognizesTheCallWhichStaysAtItsProvider() {
        for (String broken : List.of("isCertain", "proxyRoute")) {
            Call call = Call.post("https://llm.example.com/v1/poems").header("xProxy-api-key", "callers");
            assertThat(tracker(List.of(new Broken(broken))).begin(call)).as(broken).isNotNull();
            assertThat(call.applied()).as(broken).containsExactly(RequestChange.removing(List.of("xProxy-api-key")));
        }
    }

    @Test
    void aDialectThatDoesNotSayIfACallIsItsOwnStopsNeitherTheOthersNorTheCall() {
        List<ProviderDialect> broken = List.of(new Broken("matches"));
        Call chat = Call.post(Calling.CHAT);
        assertThat(tracker(broken).begin(chat)).isNotNull();
        assertThat(chat.applied().get(0).uri().getHost()).isEqualTo("api.pay-i.com");

        Call unknown = Call.post("https://llm.example.com/v1/poems").header("xProxy-User-ID", "u").header("Accept", "*/*");
        assertThat(tracker(broken).begin(unknown)).isNull();
        assertThat(unknown.applied()).containsExactly(RequestChange.removing(List.of("xProxy-User-ID")));
    }

    @Test
    void aCallWhoseContextCannotBeReadIsMadeWithoutHeadersOfPayi() {
        Call call = Call.post(Calling.CHAT).header("xProxy-api-key", "callers").inBrokenContext();

        assertThat(tracker(List.of()).begin(call)).isNull();
        assertThat(call.applied()).containsExactly(RequestChange.removing(List.of("xProxy-api-key")));
        assertThat(failures).singleElement().isInstanceOf(StackOverflowError.class);
    }

    @Test
    void aChangeThatFailsHalfWayIsTakenBack() {
        Call call = Call.post(Calling.CHAT).header("xProxy-User-ID", "u").failingAfterTheChange();

        assertThat(tracker(List.of()).begin(call)).isNull();
        RequestChange last = call.applied().get(1);
        assertThat(last.uri()).hasToString(Calling.CHAT);
        assertThat(last.headersToRemove()).contains("xProxy-User-ID", "xProxy-api-key");
        assertThat(last.headersToSet()).isEmpty();
        assertThat(call.applied()).hasSize(2);
    }

    @Test
    void aProxiedCallIsKeptAtPayiBeforeItGetsTheKey() {
        Call call = Call.post(Calling.CHAT);
        tracker(List.of()).begin(call);
        assertThat(call.keptAt()).hasToString("https://api.pay-i.com");

        calling.with("payi.proxy", "false");
        Call reported = Call.post(Calling.CHAT);
        tracker(List.of()).begin(reported);
        assertThat(reported.keptAt()).isNull();
    }

    private CallTracker tracker(List<ProviderDialect> dialects) {
        PayiConfiguration configuration = calling.configuration();
        return new CallTracker(configuration, new Dialects(dialects), () -> null,
                new LimitGuard(configuration.limits(), Calling.blocked("daily")), new OpenExchanges(),
                new NoReport(), true, () -> watched.add("watched"), Calling.noBackgroundWork(), CallTracing.NONE);
    }

    private final class NoReport implements ExchangeListener {
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
            failures.add(failure);
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
