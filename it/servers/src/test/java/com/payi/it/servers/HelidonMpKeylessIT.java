package com.payi.it.servers;

import org.junit.jupiter.api.extension.RegisterExtension;

@RunsOn(Platform.HELIDON)
class HelidonMpKeylessIT extends KeylessContract {
    @RegisterExtension
    static final Installation INSTALLATION = new Installation(Platform.HELIDON, "helidon-keyless",
            new ProcessPerApplication(new HelidonMp(), "state-helidon-keyless"))
            .withoutKey();

    HelidonMpKeylessIT() {
        super(INSTALLATION);
    }
}
