package com.payi.it.servers;

import org.junit.jupiter.api.extension.RegisterExtension;

@RunsOn(Platform.TOMEE)
class TomEeEmbeddedKeylessIT extends KeylessContract {
    @RegisterExtension
    static final Installation INSTALLATION = new Installation(Platform.TOMEE, "tomee-keyless",
            new TomEeEmbedded("state-tomee-keyless"))
            .withoutKey();

    TomEeEmbeddedKeylessIT() {
        super(INSTALLATION);
    }
}
