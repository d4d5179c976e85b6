package com.payi.it.servers;

import org.junit.jupiter.api.extension.RegisterExtension;

@RunsOn(Platform.WILDFLY_PREVIEW)
class WildFlyPreviewKeylessIT extends KeylessContract {
    @RegisterExtension
    static final Installation INSTALLATION = new Installation(Platform.WILDFLY_PREVIEW, "wildfly-preview-keyless",
            new WildFly("wildfly-preview", "state-wildfly-preview-keyless"))
            .withoutKey();

    WildFlyPreviewKeylessIT() {
        super(INSTALLATION);
    }
}
