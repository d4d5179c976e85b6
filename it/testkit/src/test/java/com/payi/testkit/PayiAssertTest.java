package com.payi.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;

import org.assertj.core.api.AbstractThrowableAssert;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class PayiAssertTest {
    private static final Duration SHORT = Duration.ofMillis(100);

    private final FakePayi payi = FakePayi.start();

    @AfterEach
    void close() {
        payi.close();
    }

    @Nested
    class WhatCame {
        @Test
        void holds() throws Exception {
            post("chat", "alice", "gpt-4o-mini");
            post("chat", "alice", "gpt-4o-mini");
            post("search", "bob", "gpt-4o");

            assertThat(payi).useCase("chat").calls(2).user("alice").step("plan").account("acme").limit("daily").limit("team")
                    .model("gpt-4o-mini").property("tier", "gold").useCaseProperty("doc", "7").status(200).inOneInstance()
                    .useCase("chat").matching("with 12 input tokens", call -> call.inputTokens() == 12)
                    .tokensBelow(39).costBelow(0.01);
            assertThat(payi).user("bob").model("gpt-4o").calls(1).useCase("search");
            assertThat(payi).useCase("chat").step("plan").account("acme").limit("team").property("tier", "gold")
                    .useCaseProperty("doc", "7").status(200).matching("with output", call -> call.outputTokens() > 0)
                    .costBelow(0.01).tokensBelow(39);
            assertThat(payi).noEventOutsideOf("chat", "search").noEventOf("other").nothingRefused();
            assertThat(payi.calls()).hasSize(3);
            assertThat(assertThat(payi).allCalls().get()).hasSize(3);
        }

        @Test
        void isAwaited() throws Exception {
            CountDownLatch asserting = new CountDownLatch(1);
            CompletableFuture<Void> late = CompletableFuture.runAsync(() -> {
                try {
                    asserting.await();
                    post("chat", "alice", "m");
                    post("chat", "alice", "m");
                } catch (Exception e) {
                    throw new IllegalStateException(e);
                }
            });
            asserting.countDown();
            assertThat(payi).useCase("chat").calls(2);
            late.join();
        }

        @Test
        void hasTheCostOfThePricesThatTheTestSets() throws Exception {
            payi.price("gpt-4o", "0.001", "0.01");
            post("chat", "alice", "gpt-4o");
            post("chat", "bob", "other");

            assertThat(payi).user("alice").calls(1).costBelow(0.0821);
            assertFails(() -> assertThat(payi).user("alice").costBelow(0.082))
                    .hasMessageContaining("Expected a cost below 0.082 USD, but it is 0.082 USD.");
            assertThat(payi).user("bob").calls(1).costBelow(0.0001);
            payi.reset();
            post("chat", "alice", "gpt-4o");
            assertThat(payi).user("alice").costBelow(0.0001);
        }

        @Test
        void mayBeNothing() {
            assertThat(payi).quietFor(SHORT).noCalls().noEventOf("chat").noEventOutsideOf().nothingRefused();
        }
    }

    @Nested
    class Messages {
        @Test
        void showTheCallsInATable() throws Exception {
            post("chat", "alice", "gpt-4o-mini");
            post("search", null, "gpt-4o");

            assertFails(() -> assertThat(payi).as("the advisor").within(SHORT).quietFor(SHORT).useCase("chat").calls(2))
                    .hasMessage(
                            """
                                    [the advisor] Expected 2 calls of use case "chat", but there is 1 after 100 ms.
                                    Of 2 calls, 1 is selected (>):
                                      use case  user   step  account  limits      model        status  input  output  USD       properties  \
                                    use case properties
                                    > chat      alice  plan  acme     daily,team  gpt-4o-mini  200     12     7       0.000026  tier=gold   \
                                    doc=7
                                      search    -      plan  acme     daily,team  gpt-4o       200     12     7       0.000026  tier=gold   \
                                    doc=7""");
        }

        @Test
        void leaveOutColumnsThatNothingIsIn() throws Exception {
            Http.postWithKey(payi.uri(), "/api/v1/ingest", "{\"category\":\"c\",\"resource\":\"m\",\"units\":{}}");

            assertFails(() -> assertThat(payi).within(SHORT).user("alice")).hasMessage("""
                    Expected a call of user "alice", but none came in 100 ms.
                    Of 1 call, 0 are selected (>):
                      use case  user  model  input  output  USD
                      -         -     m      0      0       0""");
        }

        @Test
        void nameTheAddressWhereNothingCame() {
            assertFails(() -> assertThat(payi).within(SHORT).useCase("chat")).hasMessage(
                    "Expected a call of use case \"chat\", but none came in 100 ms.\nNo call came to " + payi.uri()
                            + ": is it what payi.base-url names? It had 0 requests.");
        }

        @Test
        void nameWhatWasRefused() throws Exception {
            Http.post(payi.uri(), "/api/v1/ingest", "{}", "xProxy-api-key", "other");
            Http.postWithKey(payi.uri(), "/api/v1/ingest", "{\"units\":{}}");

            assertFails(() -> assertThat(payi).within(SHORT).useCase("chat"))
                    .hasMessageContaining("It had 2 requests.")
                    .hasMessageContaining("Refused: 1 requests without the key that this Pay-i knows; payi.api-key")
                    .hasMessageContaining("Refused: POST /api/v1/ingest body /category: required (missing)");
            assertFails(() -> assertThat(payi).nothingRefused()).hasMessageStartingWith("Expected that Pay-i refuses nothing.");
        }

        @Test
        void nameTheCallsThatMustNotBeThere() throws Exception {
            post("chat", "alice", "m");
            post("search", "alice", "m");

            assertFails(() -> assertThat(payi).noEventOutsideOf("chat"))
                    .hasMessageStartingWith("Expected no call outside of chat, but there is 1.\nOf 2 calls, 1 is selected (>):")
                    .hasMessageContaining("\n> search ").hasMessageContaining("\n  chat ");
            assertFails(() -> assertThat(payi).noEventOf("chat"))
                    .hasMessageStartingWith("Expected no call of use case \"chat\", but there is 1.");
            assertFails(() -> assertThat(payi).noCalls()).hasMessageStartingWith("Expected no call, but there are 2.");
        }

        @Test
        void nameWhatIsWrongAboutTheCountedCalls() throws Exception {
            post("chat", "alice", "m");
            post("chat", "bob", "m");

            CallsAssert calls = assertThat(payi).useCase("chat").calls(2);
            assertFails(() -> calls.user("alice"))
                    .hasMessageStartingWith("Expected only calls of user \"alice\", but 1 of 2 is not.");
            assertFails(() -> calls.model("n"))
                    .hasMessageStartingWith("Expected only calls of model \"n\", but 2 of 2 are not.");
            assertFails(() -> calls.limit("weekly")).hasMessageContaining("under limit \"weekly\"");
            assertFails(() -> calls.property("tier", "none")).hasMessageContaining("with property tier \"none\"");
            assertFails(() -> calls.tokensBelow(38))
                    .hasMessageStartingWith("Expected fewer than 38 tokens, but there are 38.");
            assertFails(() -> assertThat(payi).calls(1).user("alice"))
                    .hasMessageStartingWith("Expected 1 call, but there are 2");
        }

        @Test
        void nameTheInstances() throws Exception {
            post("chat", "alice", "m", "1");
            post("chat", "alice", "m", "2");

            assertFails(() -> assertThat(payi).calls(2).inOneInstance()).hasMessageContaining("the ids are [1, 2]");
        }

        @Test
        void explainMistakesInTheTest() {
            assertThatThrownBy(() -> assertThat(payi).calls(0)).isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("calls(0): noCalls() and noEventOf(useCase) check that there is no call");
            assertThatThrownBy(() -> assertThat(payi).user(null)).isInstanceOf(NullPointerException.class)
                    .hasMessage("A value is missing: calls of user");
            assertThatThrownBy(() -> payi.price("m", "cheap", "0")).isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("A price is a number of USD for one token, such as 0.000002, not cheap");
        }
    }

    private static AbstractThrowableAssert<?, ? extends Throwable> assertFails(ThrowingCallable assertion) {
        return assertThatThrownBy(assertion).isInstanceOf(AssertionError.class);
    }

    private void post(String useCase, String user, String model) throws Exception {
        post(useCase, user, model, "1");
    }

    private void post(String useCase, String user, String model, String instance) throws Exception {
        String item = """
                [{"use_case_name":"%s","use_case_id":"%s","user_id":%s,"use_case_step":"plan","account_name":"acme",
                  "limit_ids":["daily","team"],"category":"system.openai","resource":"%s","http_status_code":200,
                  "units":{"text":{"input":12,"output":7}},"properties":{"tier":"gold"},"use_case_properties":{"doc":"7"}}]"""
                .formatted(useCase, instance, user == null ? "null" : "\"" + user + "\"", model);
        assertThat(Http.postWithKey(payi.uri(), "/api/v1/ingest/bulk", item).statusCode()).isEqualTo(200);
    }
}
