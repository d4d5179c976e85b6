package com.payi.cdi.internal.core.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Properties;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import com.payi.cdi.PayiConfigurationException;

/** Between which hosts contexts travel. */
class PropagationKeysTest {
    private static PayiConfiguration configuration(String key, String value) {
        Properties properties = new Properties();
        properties.setProperty(key, value);
        return ConfigurationReader.read(new EnvironmentConfigLookup(properties, Map.of()), null);
    }

    @ParameterizedTest
    @CsvSource({"10.1.2.3,10.1.2.3,true", "10.1.2.3,10.1.2.4,false", "10.0.0.0/8,10.255.0.1,true", "10.0.0.0/8,11.0.0.1,false",
            "10.1.2.128/25,10.1.2.129,true", "10.1.2.128/25,10.1.2.127,false", "localhost,127.0.0.1,true", "localhost,::1,true",
            "localhost,0:0:0:0:0:0:0:1%0,true", "localhost,10.0.0.1,false", "fd00::/8,fd12::1,true", "fd00::/8,fe80::1,false",
            "*,203.0.113.9,true", "'10.0.0.0/8, 192.168.0.0/16',192.168.7.7,true", "0.0.0.0/0,203.0.113.9,true",
            "10.0.0.0/8,::ffff:10.1.2.3,true", "10.0.0.0/8,host.example,false"})
    void sendersAreKnownByTheirAddresses(String inbound, String address, boolean allowed) {
        assertThat(configuration("payi.propagation.inbound", inbound).propagationInbound().contains(address))
                .isEqualTo(allowed);
    }

    @Test
    void aSenderWithoutAddressIsAllowedOnlyWhereAnyIs() {
        assertThat(configuration("payi.propagation.inbound", "*").propagationInbound().contains(null)).isTrue();
        assertThat(configuration("payi.propagation.inbound", "0.0.0.0/0").propagationInbound().contains(null)).isFalse();
        assertThat(configuration("payi.propagation.inbound", "").propagationInbound().isEmpty()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"orders.internal,orders.internal,true", "Orders.Internal,orders.internal,true",
            "orders.internal,x.orders.internal,false", "*.internal,orders.internal,true", "*.internal,internal,false",
            "*.internal,evilinternal,false", "orders,orders,true"})
    void receiversAreKnownByTheirNames(String outbound, String host, boolean allowed) {
        assertThat(configuration("payi.propagation.outbound", outbound).propagationOutbound().contains(host))
                .isEqualTo(allowed);
    }

    @ParameterizedTest
    @ValueSource(strings = {"gateway.internal", "10.0.0.0/33", "10.0.0/8", "10.0.0.0/", "fd00::/129", "10.0.0.1:80"})
    void aSenderThatIsNoAddressFailsTheStart(String inbound) {
        assertThatThrownBy(() -> configuration("payi.propagation.inbound", inbound))
                .isInstanceOf(PayiConfigurationException.class)
                .hasMessageContaining("payi.propagation.inbound: '" + inbound + "' is not an address such as 10.1.2.3");
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://orders.internal", "orders.internal:8080", "orders/x", "*", "*.", "a*b"})
    void aReceiverThatIsNoHostFailsTheStart(String outbound) {
        assertThatThrownBy(() -> configuration("payi.propagation.outbound", outbound))
                .isInstanceOf(PayiConfigurationException.class)
                .hasMessageContaining("payi.propagation.outbound: '" + outbound + "' is not the name of a host");
    }
}
