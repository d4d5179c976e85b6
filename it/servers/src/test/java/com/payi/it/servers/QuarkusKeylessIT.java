package com.payi.it.servers;

import org.junit.jupiter.api.extension.RegisterExtension;

@RunsOn(Platform.QUARKUS)
class QuarkusKeylessIT extends KeylessContract {
    @RegisterExtension
    static final Installation INSTALLATION = new Installation(Platform.QUARKUS, "quarkus-keyless",
            new ProcessPerApplication(new QuarkusApplication(), "state-quarkus-keyless"))
            .withoutKey();

    QuarkusKeylessIT() {
        super(INSTALLATION);
    }
}
