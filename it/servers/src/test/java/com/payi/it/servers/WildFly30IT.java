package com.payi.it.servers;

import org.junit.jupiter.api.ClassOrderer;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.TestClassOrder;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.RegisterExtension;

@EnabledIfSystemProperty(named = "servers", matches = "(.*, *)?wildfly-30( *,.*)?", disabledReason = "-Dservers leaves it out")
@TestClassOrder(ClassOrderer.OrderAnnotation.class)
class WildFly30IT {
    @RegisterExtension
    static final Installation INSTALLATION = new Installation(new WildFly("wildfly-30", "state-wildfly-30"));

    @Nested
    @Order(1)
    class Calls extends CallsContract {
        Calls() {
            super(INSTALLATION);
        }
    }

    @Nested
    @Order(2)
    class Propagation extends PropagationContract {
        Propagation() {
            super(INSTALLATION, "WildFly 30");
        }
    }

    @Nested
    @Order(3)
    class Interception extends InterceptionContract {
        Interception() {
            super(INSTALLATION, "WildFly 30");
        }
    }

    @Nested
    @Order(4)
    class Sdks extends SdksContract {
        Sdks() {
            super(INSTALLATION);
        }
    }

    @Nested
    @Order(Integer.MAX_VALUE)
    class Termination extends TerminationContract {
        Termination() {
            super(INSTALLATION);
        }
    }
}
