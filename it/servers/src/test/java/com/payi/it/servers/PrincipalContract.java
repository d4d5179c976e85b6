package com.payi.it.servers;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** An application that knows its users by Jakarta Security, or as its platform has it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class PrincipalContract {
    private static final String NAME = "users";

    private final Installation installation;

    PrincipalContract(Installation installation) {
        this.installation = installation;
    }

    @Test
    @Shows(Behaviour.PRINCIPAL)
    void theAuthenticatedUserIsTheUserOfTheCall() {
        boolean hasOwnUsers = installation.platform().parts().contains(Part.SECURITY);
        URI application = hasOwnUsers
                ? installation.server().deploy(NAME,
                        WarFile.withUsers(installation.platform(), "war-" + NAME + "-" + installation.platform().id()))
                : installation.application();
        assertThat(installation.callAs("alice", application, "documents/principal", "principal").body())
                .contains("choices");
        installation.call(application, "documents/principal", "principal-unknown");

        assertThat(installation.event("principal").userId()).isEqualTo("alice");
        assertThat(installation.event("principal-unknown").userId()).isNull();
        if (hasOwnUsers) {
            installation.server().undeploy(NAME);
        }
    }
}
