package com.payi.it.servers;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.extension.RegisterExtension;

@RunsOn(Platform.WELD_CXF)
class WeldCxfLifecycleIT {
    @RegisterExtension
    static final Installation INSTALLATION = new Installation(Platform.WELD_CXF, "weld-cxf-lifecycle",
            new WeldSe(Platform.WELD_CXF, "state-weld-cxf-lifecycle")).inEnvironment();

    @Nested
    class Lifecycle extends LifecycleContract {
        Lifecycle() {
            super(INSTALLATION);
        }
    }
}
