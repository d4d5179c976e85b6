package com.payi.it.servers;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.extension.RegisterExtension;

@RunsOn(Platform.WELD_RESTEASY_7)
class WeldResteasy7LifecycleIT {
    @RegisterExtension
    static final Installation INSTALLATION = new Installation(Platform.WELD_RESTEASY_7, "weld-resteasy-7-lifecycle",
            new WeldSe(Platform.WELD_RESTEASY_7, "state-weld-resteasy-7-lifecycle")).inEnvironment();

    @Nested
    class Lifecycle extends LifecycleContract {
        Lifecycle() {
            super(INSTALLATION);
        }
    }
}
