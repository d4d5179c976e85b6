package com.payi.cdi.internal.core.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressRangesTest {
    @ParameterizedTest
    @CsvSource({
            "10.1.2.3, 10.1.2.3, true",
            "10.1.2.3, 10.1.2.2, false",
            "10.0.0.0/8, 10.255.255.255, true",
            "10.0.0.0/8, 9.255.255.255, false",
            "10.1.2.3/8, 10.9.9.9, true",
            "10.1.2.128/25, 10.1.2.128, true",
            "10.1.2.128/25, 10.1.2.127, false",
            "10.1.2.3/32, 10.1.2.3, true",
            "10.1.2.3/32, 10.1.2.4, false",
            "0.0.0.0/0, 255.255.255.255, true",
            "0.0.0.0/0, ::1, false",
            "::/0, ::1, true",
            "::/0, 10.0.0.1, false",
            "fd00::/8, fdff::1, true",
            "fd00::/8, fe00::1, false",
            "[fd00::1], fd00::1, true",
            "fe80::1, fe80::1%eth0, true",
            "::ffff:10.1.2.3, 10.1.2.3, true",
            "10.0.0.0/8, ::ffff:10.1.2.3, true",
            "localhost, 127.9.9.9, true",
            "localhost, ::1, true",
            "localhost, 128.0.0.1, false",
            "*, 203.0.113.9, true"})
    void containAddressesByTheirLeadingBits(String range, String address, boolean contained) {
        assertThat(new AddressRanges(List.of("192.0.2.1", range)).contains(address)).isEqualTo(contained);
    }

    @ParameterizedTest
    @ValueSource(strings = {"host.example", "localhost", "10.1", "300.1.2.3", "", "10.1.2.3:80"})
    void containNoTextThatIsNoLiteralAddress(String address) {
        assertThat(new AddressRanges(List.of("0.0.0.0/0", "::/0", "localhost")).contains(address)).isFalse();
    }

    @Test
    void containAnUnknownAddressOnlyWhereAnyIsContained() {
        assertThat(new AddressRanges(List.of("0.0.0.0/0", "::/0")).contains(null)).isFalse();
        assertThat(new AddressRanges(List.of("*")).contains(null)).isTrue();
        assertThat(new AddressRanges(List.of("10.0.0.1", "*")).isAny()).isTrue();
        assertThat(new AddressRanges(List.of("10.0.0.1")).isAny()).isFalse();
    }

    @Test
    void areEmptyWithoutAddresses() {
        assertThat(new AddressRanges(List.of()).isEmpty()).isTrue();
        assertThat(new AddressRanges(List.of()).contains("127.0.0.1")).isFalse();
        assertThat(new AddressRanges(List.of("*")).isEmpty()).isFalse();
        assertThat(new AddressRanges(List.of("10.0.0.1")).isEmpty()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"host.example", "10.1.2", "10.1.2.3.4", "256.1.2.3", "10.0.0.0/33", "10.0.0.0/-1", "10.0.0.0/",
            "10.0.0.0/a", "/8", "fd00::/129", "fd00::1::2", "", "10.0.0.1:80"})
    void refuseWhatIsNoAddressWithItsText(String text) {
        assertThatThrownBy(() -> new AddressRanges(List.of("10.0.0.1", text))).isInstanceOf(IllegalArgumentException.class)
                .hasMessage(text);
    }
}
