package com.payi.it.servers;

import org.junit.jupiter.api.extension.RegisterExtension;

@RunsOn(Platform.WELD_RESTEASY)
class WeldResteasyKeylessIT extends KeylessContract {
    @RegisterExtension
    static final Installation INSTALLATION = new Installation(Platform.WELD_RESTEASY, "weld-resteasy-keyless",
            new ProcessPerApplication(new WeldSe(Platform.WELD_RESTEASY), "state-weld-resteasy-keyless")).withoutKey();

    WeldResteasyKeylessIT() {
        super(INSTALLATION);
    }
}
