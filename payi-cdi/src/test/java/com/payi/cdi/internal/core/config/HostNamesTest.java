package com.payi.cdi.internal.core.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HostNamesTest {
    @ParameterizedTest
    @CsvSource({
            "orders.internal, orders.internal, true",
            "ORDERS.internal, orders.internal, true",
            "orders.internal, xorders.internal, false",
            "orders.internal, orders.internal.evil.com, false",
            "*.internal, a.b.internal, true",
            "*.INTERNAL, a.internal, true",
            "*.internal, internal, false",
            "*.internal, evilinternal, false",
            "10.1.2.3, 10.1.2.3, true",
            "[::1], [::1], true"})
    void containExactNamesAndThoseThatEndInASuffix(String name, String host, boolean contained) {
        assertThat(new HostNames(List.of("other", name)).contains(host)).isEqualTo(contained);
    }

    @Test
    void areEmptyWithoutNames() {
        assertThat(HostNames.NONE.isEmpty()).isTrue();
        assertThat(HostNames.NONE.contains("orders")).isFalse();
        assertThat(new HostNames(List.of("orders")).isEmpty()).isFalse();
        assertThat(new HostNames(List.of("*.internal")).isEmpty()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "orders", "Orders.Internal", "*.internal", "a-b_c.example", "10.1.2.3", "[::1]"})
    void acceptHostsAndSuffixes(String text) {
        assertThat(HostNames.isName(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "*", "*.", "*internal", "a*b", "-a", "a-", "a:80", "http://a", "a/b", "a b", "::1"})
    void refuseWhatIsNoHost(String text) {
        assertThat(HostNames.isName(text)).isFalse();
    }
}
