package com.payi.cdi.internal.core.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Hosts as they are really called. */
class CallUriTest {
    @ParameterizedTest
    @CsvSource({
            "https://API.openai.com/v1, api.openai.com, https://API.openai.com, 443",
            "http://llm_proxy:8080/v1, llm_proxy, http://llm_proxy:8080, 8080",
            "http://llm_proxy/v1, llm_proxy, http://llm_proxy, 80",
            "https://user:secret@host.example:1234/v1, host.example, https://host.example:1234, 1234",
            "http://[::1]:8080/v1, [::1], http://[::1]:8080, 8080",
            "mailto:a@b, '', mailto://, 80"})
    void parts(URI uri, String host, String base, int port) {
        assertThat(CallUri.host(uri)).isEqualTo(host);
        assertThat(CallUri.base(uri)).isEqualTo(base);
        assertThat(CallUri.port(uri)).isEqualTo(port);
    }
}
