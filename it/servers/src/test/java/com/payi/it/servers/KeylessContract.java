package com.payi.it.servers;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** An application whose key has been forgotten. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class KeylessContract {
    private final Installation installation;

    KeylessContract(Installation installation) {
        this.installation = installation;
    }

    @Test
    @Shows(Behaviour.MISSING_KEY)
    void withoutAKeyTheApplicationRunsAndIsWarned() {
        assertThat(installation.call(installation.application(), "documents/summary", "keyless").body())
                .contains("choices");
        assertThat(installation.call(installation.application(), "documents/proxied-summary", "keyless-proxied").body())
                .contains("choices");
        installation.server().stop();

        assertThat(installation.payi().events()).isEmpty();
        assertThat(installation.payi().proxied()).isEmpty();
        assertThat(installation.log()).containsPattern("PAYI00002: .*payi.api-key");
    }
}
