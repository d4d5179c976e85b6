package com.payi.it.servers;

import org.junit.jupiter.api.ClassOrderer;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.TestClassOrder;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.RegisterExtension;

@EnabledIfSystemProperty(named = "servers", matches = "(.*, *)?wildfly( *,.*)?", disabledReason = "-Dservers leaves it out")
@TestClassOrder(ClassOrderer.OrderAnnotation.class)
class WildFlyLifecycleIT {
    @RegisterExtension
    static final Installation INSTALLATION = new Installation(new WildFly("wildfly", "state-wildfly-lifecycle"));

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
