package com.payi.it.servers;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.extension.RegisterExtension;

@RunsOn(Platform.WILDFLY_30)
class WildFly30LifecycleIT {
    @RegisterExtension
    static final Installation INSTALLATION = new Installation(Platform.WILDFLY_30, "wildfly-30-lifecycle",
            new WildFly("wildfly-30", "state-wildfly-30-lifecycle")).inEnvironment();

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
