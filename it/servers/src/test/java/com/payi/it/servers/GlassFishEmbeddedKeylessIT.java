package com.payi.it.servers;

import org.junit.jupiter.api.extension.RegisterExtension;

@RunsOn(Platform.GLASSFISH)
class GlassFishEmbeddedKeylessIT extends KeylessContract {
    @RegisterExtension
    static final Installation INSTALLATION = new Installation(Platform.GLASSFISH, "glassfish-keyless",
            new GlassFishEmbedded("state-glassfish-keyless"))
            .withoutKey();

    GlassFishEmbeddedKeylessIT() {
        super(INSTALLATION);
    }
}
