package com.payi.it.servers;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.extension.RegisterExtension;

@RunsOn(Platform.HELIDON)
class HelidonMpIT {
    @RegisterExtension
    static final Installation INSTALLATION = new Installation(Platform.HELIDON, "helidon",
            new ProcessPerApplication(new HelidonMp(), "state-helidon"));

    @Nested
    @Order(1)
    class Calls extends CallsContract {
        Calls() {
            super(INSTALLATION);
        }
    }

    @Nested
    @Order(2)
    class Answers extends AnswersContract {
        Answers() {
            super(INSTALLATION);
        }
    }

    @Nested
    @Order(3)
    class Sdks extends SdksContract {
        Sdks() {
            super(INSTALLATION);
        }
    }

    @Nested
    @Order(4)
    class Principal extends PrincipalContract {
        Principal() {
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
