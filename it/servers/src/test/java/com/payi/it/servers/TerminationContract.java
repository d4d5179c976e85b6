package com.payi.it.servers;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The end of a server that has undeployed nothing yet, which is the harder case. Leaves no server to further tests. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class TerminationContract {
    private final Installation installation;

    TerminationContract(Installation installation) {
        this.installation = installation;
    }

    @Test
    @Shows(Behaviour.TERMINATION)
    void theEndOfTheServerDeliversWhatIsQueued() {
        List<String> models = List.of("at-end-1", "at-end-2", "at-end-3");
        installation.queue(installation.application(), models);

        installation.server().stop();

        assertThat(models).allSatisfy(model -> assertThat(installation.events(model)).hasSize(1));
    }
}
