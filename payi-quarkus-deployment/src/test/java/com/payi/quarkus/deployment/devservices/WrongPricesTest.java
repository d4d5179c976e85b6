package com.payi.quarkus.deployment.devservices;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.fail;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkus.test.QuarkusUnitTest;

/** A mistake in the prices of the application fails the build, with its place. */
class WrongPricesTest {
    @RegisterExtension
    static final QuarkusUnitTest APPLICATION = new QuarkusUnitTest().withEmptyApplication()
            .overrideConfigKey("quarkus.payi.devservices.prices", "no-such-prices.json")
            .assertException(failure -> assertThat(failure).hasStackTraceContaining(
                    "quarkus.payi.devservices.prices: 'no-such-prices.json' is neither JSON in braces nor the name of a resource"));

    @Test
    void aFileThatIsMissing() {
        fail("The application must not be built");
    }
}
