package com.payi.it.servers;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.extension.RegisterExtension;

@RunsOn(Platform.WELD_RESTEASY_7)
class WeldResteasy7LifecycleIT {
    @RegisterExtension
    static final Installation INSTALLATION = new Installation(Platform.WELD_RESTEASY_7, "weld-resteasy-7-lifecycle",
            new ProcessPerApplication(new WeldSe(Platform.WELD_RESTEASY_7), "state-weld-resteasy-7-lifecycle")).inEnvironment();

    @Nested
    class Lifecycle extends LifecycleContract {
        Lifecycle() {
            super(INSTALLATION);
        }
    }

    /** Before deployments that fail, of which servers keep something. */
    @Nested
    @Order(1)
    class Redeployment extends RedeploymentContract {
        Redeployment() {
            super(INSTALLATION);
        }
    }
}
