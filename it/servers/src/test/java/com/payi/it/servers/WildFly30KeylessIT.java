package com.payi.it.servers;

import org.junit.jupiter.api.extension.RegisterExtension;

@RunsOn(Platform.WILDFLY_30)
class WildFly30KeylessIT extends KeylessContract {
    @RegisterExtension
    static final Installation INSTALLATION = new Installation(Platform.WILDFLY_30, "wildfly-30-keyless",
            new WildFly("wildfly-30", "state-wildfly-30-keyless"))
            .withoutKey();

    WildFly30KeylessIT() {
        super(INSTALLATION);
    }
}
