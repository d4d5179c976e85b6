package com.payi.it.servers;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.RegisterExtension;

@EnabledIfSystemProperty(named = "servers", matches = ".*wildfly.*", disabledReason = "-Dservers leaves it out")
class WildFlyLifecycleIT {
    @RegisterExtension
    static final Installation INSTALLATION = new Installation(new WildFly("state-wildfly-lifecycle"));

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
