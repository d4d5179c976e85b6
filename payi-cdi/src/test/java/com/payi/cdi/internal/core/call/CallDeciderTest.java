package com.payi.cdi.internal.core.call;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import com.payi.cdi.LimitStatus;
import com.payi.cdi.internal.core.call.CallDecision.Outcome;
import com.payi.cdi.internal.core.call.Calling.Call;
import com.payi.cdi.internal.core.context.ContextField;
import com.payi.cdi.internal.core.context.ContextValues;
import com.payi.cdi.internal.core.context.Frame;
import com.payi.cdi.internal.core.limits.LimitGuard;
import com.payi.cdi.internal.core.limits.LimitStateCache;
import com.payi.cdi.internal.core.provider.Dialects;
import com.payi.cdi.spi.JsonShape;
import com.payi.cdi.spi.ProviderDialect;
import com.payi.cdi.spi.UsageReader;

/** What becomes of a call, before anything of it is changed. */
class CallDeciderTest {
    private static final String CHAT = Calling.CHAT;
    private static final String MESSAGES_OF_A_STRANGER = "https://mail.example.com/v1/messages";
    private static final String PROXIED_CHAT = "https://api.pay-i.com/api/v1/proxy/openai/v1/chat/completions";
    private static final String API_KEY = "xProxy-api-key";
    private static final String PROVIDER_BASE_URI = "xProxy-Provider-BaseUri";

    private final Calling calling = new Calling();
    private Frame globalFrame;
    private boolean reports = true;
    private LimitStateCache states = new LimitStateCache(Duration.ofHours(1));
    private List<ProviderDialect> ownDialects = List.of();

    @Nested
    class Ignored {
        @Test
        void whatIsNoPost() {
            assertThat(decide(Call.get(CHAT))).isSameAs(CallDecision.UNKNOWN);
        }

        @Test
        void whatNoDialectRecognizes() {
            assertThat(decide(Call.post("https://api.openai.com/v1/files"))).isSameAs(CallDecision.UNKNOWN);
        }

        @Test
        void anAddressWithoutAHost() {
            assertThat(decide(Call.post("/v1/chat/completions"))).isSameAs(CallDecision.UNKNOWN);
        }

        @Test
        void aCallInNoContextWhereNoGlobalContextHolds() {
            assertThat(decide(Call.post(CHAT).inNoContext())).isEqualTo(CallDecision.UNKNOWN);
        }

        @Test
        void aCallWhoseEventWouldGoNowhereButWithoutHeadersOfPayi() {
            calling.without("payi.api-key");
            reports = false;
            CallDecision decision = decide(Call.post(CHAT).header("xproxy-user-id", "u").header("Accept", "*/*"));

            assertThat(decision.outcome()).isEqualTo(Outcome.IGNORE);
            assertThat(decision.change()).isEqualTo(RequestChange.removing(List.of("xproxy-user-id")));
        }

        @Test
        void aCallUnderABlockedLimitWhoseEventWouldGoNowhereIsNotRefused() {
            calling.without("payi.api-key").with("payi.limits.on-blocked", "block");
            reports = false;
            states = Calling.blocked("daily");

            assertThat(decide(Call.post(CHAT).in(limitedBy("daily"))).outcome()).isEqualTo(Outcome.IGNORE);
        }
    }

    @Nested
    class Reported {
        @Test
        void aCallToAKnownProviderAsItIs() {
            CallDecision decision = decide(Call.post(CHAT).header("Authorization", "Bearer x").in(user("u")));

            assertThat(decision.outcome()).isEqualTo(Outcome.REPORT);
            assertThat(decision.isProxied()).isFalse();
            assertThat(decision.change().isEmpty()).isTrue();
            assertThat(decision.call().uri()).hasToString(CHAT);
            assertThat(decision.call().certain()).isTrue();
            assertThat(decision.call().context().userId()).isEqualTo("u");
            assertThat(decision.limits()).isEqualTo(LimitGuard.Verdict.ALLOWED);
            assertThat(decision.warnings()).isEmpty();
        }

        @Test
        void aCallInNoContextWithTheGlobalFrame() {
            globalFrame = Calling.frame(user("global"));
            CallDecision decision = decide(Call.post(CHAT).inNoContext());

            assertThat(decision.call().frame()).isSameAs(globalFrame);
            assertThat(decision.call().context().userId()).isEqualTo("global");
        }

        @Test
        void theCallersHeadersCountAndAreKeptFromTheProvider() {
            CallDecision decision = decide(
                    Call.post(CHAT).in(user("u").set(ContextField.ACCOUNT_NAME, "a")).header("XPROXY-USER-ID", "own")
                            .header(API_KEY, "callers").header("xProxy-Forward-Trace", "t").header("Accept", "*/*"));

            assertThat(decision.call().context().userId()).isEqualTo("own");
            assertThat(decision.call().context().text(ContextField.ACCOUNT_NAME)).isEqualTo("a");
            assertThat(decision.change()).isEqualTo(
                    RequestChange.removing(List.of("XPROXY-USER-ID", API_KEY, "xProxy-Forward-Trace")));
        }

        @Test
        void aHeaderThatCannotBeReadIsAWarning() {
            CallDecision decision = decide(Call.post(CHAT).header("xProxy-UseCase-Version", "x"));
            assertThat(decision.warnings()).extracting(CallWarning::kind).containsExactly("ignored xProxy-UseCase-Version");
        }

        @Test
        void aCallThatMayBeSomethingElseIsNotCertain() {
            CallDecision decision = decide(Call.post(MESSAGES_OF_A_STRANGER));
            assertThat(decision.outcome()).isEqualTo(Outcome.REPORT);
            assertThat(decision.call().certain()).isFalse();
        }

        @Test
        void aHostThatTheConfigurationNamesIsCertain() {
            calling.with("payi.provider-hosts", "mail.example.com");
            assertThat(decide(Call.post(MESSAGES_OF_A_STRANGER)).call().certain()).isTrue();
        }

        @Test
        void aHeaderOfTheCallMakesItCertain() {
            assertThat(decide(Call.post(MESSAGES_OF_A_STRANGER).header("Anthropic-Version", "2023-06-01")).call().certain())
                    .isTrue();
        }
    }

    @Nested
    class ReportedAlthoughItShouldBeProxied {
        @Test
        void withoutAKey() {
            calling.without("payi.api-key").with("payi.proxy", "true");
            CallDecision decision = decide(Call.post(CHAT).header("xProxy-User-ID", "u"));

            assertThat(decision.outcome()).isEqualTo(Outcome.REPORT);
            assertThat(decision.change()).isEqualTo(RequestChange.removing(List.of("xProxy-User-ID")));
            assertThat(decision.warnings()).extracting(CallWarning::kind).containsExactly("proxyWithoutKey");
        }

        @Test
        void withoutARouteOfThatDialect() {
            calling.with("payi.proxy", "true");
            CallDecision decision = decide(Call.post("https://dbc.example.com/serving-endpoints/llama/invocations"));

            assertThat(decision.outcome()).isEqualTo(Outcome.REPORT);
            assertThat(decision.warnings()).extracting(CallWarning::kind).containsExactly("noRoute dbc.example.com");
        }

        @Test
        void whereTheCallMayBeSomethingElse() {
            calling.with("payi.proxy", "true");
            CallDecision decision = decide(Call.post(MESSAGES_OF_A_STRANGER));

            assertThat(decision.outcome()).isEqualTo(Outcome.REPORT);
            assertThat(decision.change().isEmpty()).isTrue();
            assertThat(decision.warnings()).extracting(CallWarning::kind).containsExactly("notProxied mail.example.com");
        }

        @Test
        void becauseAStrangersPathLooksLikeBedrocks() {
            calling.with("payi.proxy", "true");
            for (String host : List.of("ml.example.com", "bedrock-runtime.us-east-1.notamazonaws.com")) {
                CallDecision decision = decide(Call.post("https://" + host + "/model/x/invoke"));
                assertThat(decision.outcome()).as(host).isEqualTo(Outcome.REPORT);
                assertThat(decision.call().certain()).as(host).isFalse();
            }
            assertThat(decide(Call.post("https://gateway.example.com/model/x/invoke").header("Authorization",
                    "AWS4-HMAC-SHA256 Credential=AKIA/20261128/us-east-1/bedrock/aws4_request, Signature=s")).isProxied())
                    .as("signed for Bedrock").isTrue();
        }

        @Test
        void becauseTheContextDeclines() {
            calling.with("payi.proxy", "true");
            CallDecision decision = decide(Call.post(CHAT).in(ContextValues.builder().set(ContextField.PROXY, false)));
            assertThat(decision.outcome()).isEqualTo(Outcome.REPORT);
            assertThat(decision.warnings()).isEmpty();
        }
    }

    @Nested
    class Proxied {
        @Test
        void aCallToTheProvidersOwnHostNeedsNoAddressOfIt() {
            CallDecision decision = decide(Call.post(CHAT + "?a=b").in(user("u").set(ContextField.PROXY, true)));

            assertThat(decision.outcome()).isEqualTo(Outcome.PROXY);
            assertThat(decision.isProxied()).isTrue();
            assertThat(decision.change().uri()).hasToString(PROXIED_CHAT + "?a=b");
            assertThat(decision.change().headersToSet())
                    .containsOnly(Map.entry(API_KEY, Calling.KEY), Map.entry("xProxy-User-ID", "u"));
            assertThat(decision.call().uri()).hasToString(CHAT + "?a=b");
        }

        @Test
        void aCallToAnotherHostHasItsAddressWithThePort() {
            calling.with("payi.proxy", "true");
            CallDecision decision = decide(Call.post("http://llm.example.com:8080/gateway/v1/chat/completions"));

            assertThat(decision.change().uri()).hasToString(PROXIED_CHAT);
            assertThat(decision.change().headersToSet())
                    .containsEntry(PROVIDER_BASE_URI, "http://llm.example.com:8080/gateway");
        }

        @Test
        void theCallersHeadersAreMergedAndWrittenAnew() {
            CallDecision decision = decide(
                    Call.post(CHAT).in(user("u").set(ContextField.ACCOUNT_NAME, "a").set(ContextField.PROXY, true))
                            .header("xproxy-user-id", "own").header("xProxy-Account-Name", "").header("Accept", "*/*"));

            assertThat(decision.change().headersToRemove())
                    .containsExactlyInAnyOrder("xproxy-user-id", "xProxy-Account-Name", PROVIDER_BASE_URI);
            assertThat(decision.change().headersToSet()).containsEntry("xProxy-User-ID", "own")
                    .doesNotContainKey("xProxy-Account-Name");
        }

        @Test
        void headersThatBlockStayWhereNothingIsSentBesideThem() {
            CallDecision decision = decide(Call.post(CHAT).in(ContextValues.builder().set(ContextField.PROXY, true))
                    .header("xProxy-User-ID", "").header("xProxy-Account-Name", ""));

            assertThat(decision.change().headersToRemove()).containsExactly(PROVIDER_BASE_URI);
            assertThat(decision.change().headersToSet()).containsOnlyKeys(API_KEY);
        }

        @Test
        void headersThatAreForwardedAreKeptAndTheCallersKeyIsReplaced() {
            CallDecision decision = decide(Call.post(CHAT).in(user("u").set(ContextField.PROXY, true))
                    .header("XPROXY-FORWARD-Trace", "t")
                    .header("xproxy-API-key", "callers").header("xproxy-provider-baseuri", "https://elsewhere.example.com"));

            assertThat(decision.change().headersToRemove()).containsExactly(PROVIDER_BASE_URI);
            assertThat(decision.change().headersToSet()).containsEntry(API_KEY, Calling.KEY)
                    .doesNotContainKey(PROVIDER_BASE_URI);
        }

        @Test
        void loggingIsDisabledByTheConfigurationUnlessTheContextDecides() {
            calling.with("payi.proxy", "true").with("payi.proxy-logging-disable", "true");
            assertThat(decide(Call.post(CHAT)).change().headersToSet()).containsEntry("xProxy-Logging-Disable", "True");
            assertThat(decide(Call.post(CHAT).in(ContextValues.builder().set(ContextField.LOG_PROMPT_AND_RESPONSE, true)))
                    .change().headersToSet())
                    .doesNotContainKey("xProxy-Logging-Disable");
        }

        @Test
        void aValueThatNoHeaderCanCarryIsAWarning() {
            CallDecision decision = decide(Call.post(CHAT).in(user("Z\u00FCrich").set(ContextField.PROXY, true)));
            assertThat(decision.change().headersToSet()).containsOnlyKeys(API_KEY);
            assertThat(decision.warnings()).extracting(CallWarning::kind).containsExactly("leftOut xProxy-User-ID");
        }

        @Test
        void neitherKeyNorCredentialsAreInAnyText() {
            CallDecision decision = decide(Call.post(CHAT).in(ContextValues.builder().set(ContextField.PROXY, true))
                    .header("Authorization", "Bearer of-the-provider"));
            assertThat(decision.toString()).doesNotContain(Calling.KEY).doesNotContain("of-the-provider");
        }
    }

    @Nested
    class AddressedToPayiAlready {
        @Test
        void getsTheHeadersAndTheKeyWhateverTheContextSaysOfProxying() {
            CallDecision decision = decide(Call.post(PROXIED_CHAT).in(user("u").set(ContextField.PROXY, false))
                    .header(PROVIDER_BASE_URI, "https://llm.example.com"));

            assertThat(decision.outcome()).isEqualTo(Outcome.PROXY);
            assertThat(decision.change()).isEqualTo(
                    new RequestChange(null, Set.of(), Map.of("xProxy-User-ID", "u", API_KEY, Calling.KEY)));
        }

        @Test
        void keepsTheCallersKey() {
            CallDecision decision = decide(Call.post(PROXIED_CHAT).header("XPROXY-API-KEY", "callers"));
            assertThat(decision.change().isEmpty()).isTrue();
        }

        @Test
        void goesWithoutAKeyWhereNoneIsConfigured() {
            calling.without("payi.api-key");
            reports = false;
            CallDecision decision = decide(Call.post(PROXIED_CHAT).in(user("u")));

            assertThat(decision.outcome()).isEqualTo(Outcome.PROXY);
            assertThat(decision.change().headersToSet()).containsOnlyKeys("xProxy-User-ID");
            assertThat(decision.warnings()).isEmpty();
        }

        @Test
        void isRefusedUnderABlockedLimitEvenIfEventsGoNowhere() {
            calling.without("payi.api-key").with("payi.limits.on-blocked", "block");
            reports = false;
            states = Calling.blocked("daily");
            assertThat(decide(Call.post(PROXIED_CHAT).in(limitedBy("daily"))).outcome()).isEqualTo(Outcome.REFUSE);
        }

        @Test
        void isNeverAskedForItsUsage() {
            assertThat(decide(Call.post(PROXIED_CHAT)).asksForUsage()).isFalse();
        }
    }

    @Nested
    class UnderABlockedLimit {
        @Test
        void aCallIsRefusedWithoutAnyChange() {
            calling.with("payi.limits.on-blocked", "block").with("payi.proxy", "true");
            states = Calling.blocked("daily");
            CallDecision decision = decide(Call.post(CHAT).in(limitedBy("daily", "other"))
                    .header("xProxy-UseCase-Version", "x"));

            assertThat(decision.outcome()).isEqualTo(Outcome.REFUSE);
            assertThat(decision.change().isEmpty()).isTrue();
            assertThat(decision.limits().refuses()).isTrue();
            assertThat(decision.limits().blocked()).extracting(LimitStatus::limitId).containsExactly("daily");
            assertThat(decision.warnings()).extracting(CallWarning::kind).containsExactly("ignored xProxy-UseCase-Version");
        }

        @Test
        void theLimitsOfTheCallersHeadersCount() {
            calling.with("payi.limits.on-blocked", "block");
            states = Calling.blocked("daily");
            assertThat(decide(Call.post(CHAT).in(limitedBy("other")).header("xProxy-Limit-IDs", "daily")).outcome())
                    .isEqualTo(Outcome.REFUSE);
            assertThat(decide(Call.post(CHAT).in(limitedBy("daily")).header("xProxy-Limit-IDs", "")).outcome())
                    .isEqualTo(Outcome.REPORT);
        }

        @Test
        void byDefaultTheCallIsMadeWithAWarning() {
            states = Calling.blocked("daily");
            CallDecision decision = decide(Call.post(CHAT).in(limitedBy("daily")));

            assertThat(decision.outcome()).isEqualTo(Outcome.REPORT);
            assertThat(decision.limits().refuses()).isFalse();
            assertThat(decision.limits().blocked()).extracting(LimitStatus::limitId).containsExactly("daily");
        }

        @Test
        void aCallThatMayBeSomethingElseIsMade() {
            calling.with("payi.limits.on-blocked", "block");
            states = Calling.blocked("daily");
            CallDecision decision = decide(Call.post(MESSAGES_OF_A_STRANGER).in(limitedBy("daily")));
            assertThat(decision.outcome()).isEqualTo(Outcome.REPORT);
            assertThat(decision.limits()).isEqualTo(LimitGuard.Verdict.ALLOWED);
        }
    }

    @Nested
    class UsageOfAStream {
        @Test
        void isAskedForWhereTheDialectSupportsIt() {
            assertThat(decide(Call.post(CHAT)).asksForUsage()).isTrue();
        }

        @ParameterizedTest
        @ValueSource(strings = {"https://api.openai.com/v1/responses", "https://api.anthropic.com/v1/messages",
                "https://api.mistral.ai/v1/chat/completions"})
        void isNotAskedForWhereItDoesNot(String uri) {
            assertThat(decide(Call.post(uri)).asksForUsage()).isFalse();
        }

        @Test
        void isNotAskedForWhereTheLengthOfTheRequestIsFixed() {
            assertThat(decide(Call.post(CHAT).header("content-length", "10")).asksForUsage()).isFalse();
        }

        @Test
        void isNotAskedForOfAProxiedCall() {
            calling.with("payi.proxy", "true");
            assertThat(decide(Call.post(CHAT)).asksForUsage()).isFalse();
        }

        @ParameterizedTest
        @ValueSource(strings = {"br", "gzip, deflate", "zstd"})
        void isNotAskedForWhereTheAnswerMayBePackedInAnotherWayThanGzip(String encodings) {
            assertThat(decide(Call.post(CHAT).header("accept-encoding", encodings)).asksForUsage()).isFalse();
        }

        @Nested
        class OfAHostThatIsNotKnownToAcceptTheQuestion {
            private static final String STRANGER = "https://llm.acme.example/v1/chat/completions";

            @Test
            void isNotAskedFor() {
                assertThat(decide(Call.post(STRANGER)).asksForUsage()).isFalse();
            }

            @ParameterizedTest
            @ValueSource(strings = {"http://localhost:11434/v1/chat/completions", "http://127.0.0.1:8000/v1/chat/completions",
                    "http://[::1]/v1/chat/completions"})
            void isAskedForOnThisMachine(String uri) {
                assertThat(decide(Call.post(uri)).asksForUsage()).isTrue();
            }

            @ParameterizedTest
            @CsvSource({"payi.provider-hosts, llm.acme.example, true", "payi.stream-usage, always, true",
                    "payi.stream-usage, never, false",
                    "payi.host-mappings.\"llm.acme.example\".stream-usage, always, true",
                    "payi.host-mappings.\"https://LLM.acme.example:443/v1\".stream-usage, always, true",
                    "payi.host-mappings.\"other.example\".stream-usage, always, false"})
            void isAskedForAsTheConfigurationSays(String key, String value, boolean asked) {
                calling.with(key, value);
                assertThat(decide(Call.post(STRANGER)).asksForUsage()).isEqualTo(asked);
            }

            @Test
            void isNotAskedForWhereTheHostsOwnRuleDeclines() {
                calling.with("payi.stream-usage", "always").with("payi.host-mappings.\"llm.acme.example\".stream-usage",
                        "never");
                assertThat(decide(Call.post(STRANGER)).asksForUsage()).isFalse();
                assertThat(decide(Call.post(CHAT)).asksForUsage()).isTrue();
            }
        }

        @Test
        void isNotAskedForWhereTheConfigurationDeclines() {
            calling.with("payi.stream-usage", "never");
            assertThat(decide(Call.post(CHAT)).asksForUsage()).isFalse();
        }
    }

    @Nested
    class AnApplicationsDialect {
        @Test
        void isAskedFirst() {
            ownDialects = List.of(new OwnDialect("/api/v1/proxy/own"));
            assertThat(decide(Call.post(CHAT)).call().dialect().category(URI.create(CHAT))).isEqualTo("own");
        }

        @ParameterizedTest
        @ValueSource(strings = {"no path", ".evil.example.com", ":8443/x", "//evil.example.com", "/a/../..", "/a?b", "/a#b",
                "@evil.example.com/", "/%2e%2e/x", "", "/"})
        void whoseRouteIsNoPathIsReported(String route) {
            calling.with("payi.proxy", "true");
            ownDialects = List.of(new OwnDialect(route));
            CallDecision decision = decide(Call.post(CHAT).header(API_KEY, "callers"));

            assertThat(decision.outcome()).isEqualTo(Outcome.REPORT);
            assertThat(decision.change()).isEqualTo(RequestChange.removing(List.of(API_KEY)));
            assertThat(decision.warnings()).extracting(CallWarning::kind).containsExactly("badRoute");
        }
    }

    @Nested
    class APathThatMayMeanAnother {
        @ParameterizedTest
        @ValueSource(strings = {"https://api.openai.com/v1/../../admin/chat/completions",
                "https://api.openai.com/v1/%2e%2e/%2E%2E/admin/v1/chat/completions",
                "https://api.openai.com/v1/..%2f..%2Fadmin/chat/completions",
                "https://api.openai.com/v1/%252e%252e/chat/completions",
                "https://api.openai.com/v1/a%5c..%5cb/chat/completions",
                "https://api.openai.com/v1/..;a=b/chat/completions", "https://api.openai.com/./v1/chat/completions",
                "https://bedrock-runtime.eu-west-1.amazonaws.com/model/..%2F..%2Fx/converse",
                "https://bedrock-runtime.eu-west-1.amazonaws.com/a%2Fb/model/x/converse"})
        void isReportedInsteadOfProxied(String uri) {
            calling.with("payi.proxy", "true");
            CallDecision decision = decide(Call.post(uri));

            assertThat(decision.outcome()).isEqualTo(Outcome.REPORT);
            assertThat(decision.change().isEmpty()).isTrue();
            assertThat(decision.warnings()).extracting(CallWarning::kind).hasSize(1)
                    .allMatch(kind -> kind.startsWith("badPath"));
        }

        @Test
        void isNotTheArnOfAModel() {
            calling.with("payi.proxy", "true");
            String arn = "arn%3Aaws%3Abedrock%3Aus-east-1%3A111122223333%3Aapplication-inference-profile%2Fab12cd34";
            CallDecision decision = decide(
                    Call.post("https://bedrock-runtime.us-east-1.amazonaws.com/model/" + arn + "/converse"));

            assertThat(decision.outcome()).isEqualTo(Outcome.PROXY);
            assertThat(decision.change().uri())
                    .hasToString("https://api.pay-i.com/api/v1/proxy/aws.bedrock/model/" + arn + "/converse");
        }
    }

    @Nested
    class OutsideOfEveryContext {
        @Test
        void onlyPayisKeyAndItsWayAreKeptFromTheProvider() {
            CallDecision decision = decide(Call.post(CHAT).inNoContext().header("XPROXY-API-KEY", "callers")
                    .header(PROVIDER_BASE_URI, "https://llm.example.com").header("xProxy-User-ID", "u"));

            assertThat(decision.outcome()).isEqualTo(Outcome.IGNORE);
            assertThat(decision.change()).isEqualTo(RequestChange.removing(List.of(API_KEY, PROVIDER_BASE_URI)));
        }

        @Test
        void aCallToPayiKeepsItsHeaders() {
            assertThat(decide(Call.post(PROXIED_CHAT).inNoContext().header(API_KEY, "callers")).change().isEmpty()).isTrue();
        }
    }

    /** Decides about a call, and makes sure that the call is as it was. */
    private CallDecision decide(Call call) {
        LimitGuard guard = new LimitGuard(calling.configuration().limits(), states);
        CallDecision decision = new CallDecider(calling.configuration(), new Dialects(ownDialects), () -> globalFrame, guard,
                reports, Calling.noBackgroundWork(), CallTracing.NONE).decide(call);
        assertThat(call.applied()).isEmpty();
        return decision;
    }

    private static ContextValues.Builder user(String id) {
        return ContextValues.builder().set(ContextField.USER_ID, id);
    }

    private static ContextValues.Builder limitedBy(String... limitIds) {
        return ContextValues.builder().set(ContextField.LIMIT_IDS, List.of(limitIds));
    }

    private record OwnDialect(String route) implements ProviderDialect {
        @Override
        public boolean matches(URI uri) {
            return true;
        }

        @Override
        public String category(URI uri) {
            return "own";
        }

        @Override
        public String proxyRoute(URI uri) {
            return route;
        }

        @Override
        public JsonShape answerShape() {
            return JsonShape.everything();
        }

        @Override
        public UsageReader reader(UnaryOperator<String> requestHeaders) {
            throw new UnsupportedOperationException("a decision reads no answer");
        }
    }
}
