package com.payi.it.servers;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.RegisterExtension;

@EnabledIfSystemProperty(named = "servers", matches = ".*payara.*", disabledReason = "-Dservers leaves it out")
class PayaraMicroLifecycleIT {
    @RegisterExtension
    static final Installation INSTALLATION = new Installation(new PayaraMicro("state-payara-lifecycle"));

    @Nested
    class Lifecycle extends LifecycleContract {
        Lifecycle() {
            super(INSTALLATION);
        }
    }

    @Nested
    class Redeployment extends RedeploymentContract {
        /** Its threads for logging keep the class loader of the application that was the first to log. */
        Redeployment() {
            super(INSTALLATION, 1);
        }
    }
}
