package com.payi.it.servers;

import org.junit.jupiter.api.ClassOrderer;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.TestClassOrder;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.RegisterExtension;

@EnabledIfSystemProperty(named = "servers", matches = "(.*, *)?payara( *,.*)?", disabledReason = "-Dservers leaves it out")
@TestClassOrder(ClassOrderer.OrderAnnotation.class)
class PayaraMicroIT {
    @RegisterExtension
    static final Installation INSTALLATION = new Installation(new PayaraMicro("state-payara"));

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
            super(INSTALLATION, "Payara Micro 6");
        }
    }

    @Nested
    @Order(3)
    class Interception extends InterceptionContract {
        Interception() {
            super(INSTALLATION, "Payara Micro 6");
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
