package com.payi.quarkus.deployment.devui;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import com.payi.cdi.internal.core.delivery.EventWatcher;
import com.payi.quarkus.runtime.devui.PayiDevUiService;

import io.quarkus.test.QuarkusUnitTest;

/** An application that is not in dev mode is built by the same steps as one in production. */
class NoDevUiTest {
    @RegisterExtension
    static final QuarkusUnitTest APPLICATION = new QuarkusUnitTest().withEmptyApplication();

    @Inject
    Instance<EventWatcher> watchers;
    @Inject
    Instance<PayiDevUiService> services;

    @Test
    void anApplicationOutsideOfDevModeHasNoBeanOfTheDevUi() {
        assertThat(watchers.isUnsatisfied()).isTrue();
        assertThat(services.isUnsatisfied()).isTrue();
    }
}
