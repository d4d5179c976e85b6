package com.payi.cdi.internal.core.provider.reading;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import com.payi.cdi.spi.Usage.FunctionCall;

/** Tool calls, whole or in parts. */
class FunctionCallsTest {
    private final FunctionCalls calls = new FunctionCalls();

    @Test
    void wholeCallsKeepTheirOrderAlsoIfTheyAreAlike() {
        calls.add("a", "{}");
        calls.add("b", null);
        calls.add("a", "{}");
        assertThat(calls.toList()).containsExactly(new FunctionCall("a", "{}"), new FunctionCall("b", null),
                new FunctionCall("a", "{}"));
    }

    @Test
    void partsAreJoinedByTheirKeyAndTheFirstNameHolds() {
        calls.addPart(0, "", "{\"x\"");
        calls.addPart(1, "b", null);
        calls.addPart(0, "a", ":1}");
        calls.addPart(0, "later", "");
        assertThat(calls.toList()).containsExactly(new FunctionCall("a", "{\"x\":1}"), new FunctionCall("b", null));
    }

    @Test
    void aCallWithoutANameIsLeftOut() {
        calls.add(null, "{}");
        calls.add("", "{}");
        calls.addPart(0, null, "{}");
        assertThat(calls.toList()).isEmpty();
    }

    @Test
    void theArgumentsOfAStreamAreBounded() {
        String piece = "x".repeat(1000);
        for (int i = 0; i < 1000; i++) {
            calls.addPart(0, "a", piece);
        }
        assertThat(calls.toList().get(0).arguments().length()).isBetween(64_000, 67_000);
    }
}
