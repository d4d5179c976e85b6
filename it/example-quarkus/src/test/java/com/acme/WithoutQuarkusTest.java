package com.acme;

import static org.assertj.core.api.Assertions.assertThat;

import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

import com.payi.testkit.FakePayi;
import com.payi.testkit.PayiTest;

/** The JUnit extension works with JUnit 6, which Quarkus brings, too. */
@PayiTest(config = "acme.address=${payi}")
class WithoutQuarkusTest {
    @Nested
    class Inside {
        @Test
        void theConfigurationIsThere(FakePayi payi) {
            assertThat(ConfigProvider.getConfig().getValue("acme.address", String.class)).isEqualTo(payi.uri().toString());
            assertThat(payi).noCalls();
        }
    }
}
