package com.payi.it.servers;

import org.junit.jupiter.api.extension.RegisterExtension;

@RunsOn(Platform.WILDFLY)
class WildFlyKeylessIT extends KeylessContract {
    @RegisterExtension
    static final Installation INSTALLATION = new Installation(Platform.WILDFLY, "wildfly-keyless",
            new WildFly("wildfly", "state-wildfly-keyless"))
            .withoutKey();

    WildFlyKeylessIT() {
        super(INSTALLATION);
    }
}
