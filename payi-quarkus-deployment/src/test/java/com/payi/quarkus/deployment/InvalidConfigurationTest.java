package com.payi.quarkus.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.fail;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkus.test.QuarkusUnitTest;

/** Mistakes in the configuration fail the start, all of them at once and in the library's own words. */
class InvalidConfigurationTest {
    @RegisterExtension
    static final QuarkusUnitTest APPLICATION = new QuarkusUnitTest()
            .withEmptyApplication()
            .overrideRuntimeConfigKey("payi.base-url", "nonsense")
            .overrideRuntimeConfigKey("payi.capture.max-bytes", "many")
            .assertException(failure -> assertThat(failure)
                    .hasMessageContaining("PAYI00003: The configuration of Pay-i cannot be used")
                    .hasMessageContaining("payi.base-url: 'nonsense' is not an http or https URL")
                    .hasMessageContaining("such as https://api.pay-i.com")
                    .hasMessageContaining("payi.capture.max-bytes: 'many' is not a number of bytes, 0 or more"));

    @Test
    void theApplicationDoesNotStart() {
        fail("The application must not start");
    }
}
