package com.payi.it.servers;

import org.junit.jupiter.api.ClassOrderer;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.TestClassOrder;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.RegisterExtension;

@EnabledIfSystemProperty(named = "servers", matches = "(.*, *)?liberty( *,.*)?", disabledReason = "-Dservers leaves it out")
@TestClassOrder(ClassOrderer.OrderAnnotation.class)
class OpenLibertyIT {
    @RegisterExtension
    static final Installation INSTALLATION = new Installation(new OpenLiberty("state-liberty"));

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
            super(INSTALLATION, "Open Liberty 26");
        }
    }

    @Nested
    @Order(3)
    class Interception extends InterceptionContract {
        Interception() {
            super(INSTALLATION, "Open Liberty 26");
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
