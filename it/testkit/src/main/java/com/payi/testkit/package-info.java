/**
 * For tests of applications that account for GenAI calls with Pay-i: {@link com.payi.testkit.PayiTest} starts a
 * {@link com.payi.testkit.FakePayi} and a {@link com.payi.testkit.FakeProvider}, and {@code assertThat(payi)} checks what
 * was accounted for.
 */
package com.payi.testkit;
