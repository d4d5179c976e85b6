package com.payi.it.servers;

import org.junit.jupiter.api.extension.RegisterExtension;

@RunsOn(Platform.LIBERTY)
class OpenLibertyKeylessIT extends KeylessContract {
    @RegisterExtension
    static final Installation INSTALLATION = new Installation(Platform.LIBERTY, "liberty-keyless",
            new OpenLiberty("state-liberty-keyless"))
            .withoutKey();

    OpenLibertyKeylessIT() {
        super(INSTALLATION);
    }
}
