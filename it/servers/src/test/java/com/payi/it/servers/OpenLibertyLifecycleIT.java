package com.payi.it.servers;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.RegisterExtension;

@EnabledIfSystemProperty(named = "servers", matches = ".*liberty.*", disabledReason = "-Dservers leaves it out")
class OpenLibertyLifecycleIT {
    @RegisterExtension
    static final Installation INSTALLATION = new Installation(new OpenLiberty("state-liberty-lifecycle"));

    @Nested
    class Lifecycle extends LifecycleContract {
        Lifecycle() {
            super(INSTALLATION);
        }
    }

    @Nested
    class Redeployment extends RedeploymentContract {
        Redeployment() {
            super(INSTALLATION, 0);
        }
    }
}
