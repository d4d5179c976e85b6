package com.payi.it.servers;

import org.junit.jupiter.api.extension.RegisterExtension;

@RunsOn(Platform.WELD_RESTEASY_7)
class WeldResteasy7KeylessIT extends KeylessContract {
    @RegisterExtension
    static final Installation INSTALLATION = new Installation(Platform.WELD_RESTEASY_7, "weld-resteasy-7-keyless",
            new ProcessPerApplication(new WeldSe(Platform.WELD_RESTEASY_7), "state-weld-resteasy-7-keyless")).withoutKey();

    WeldResteasy7KeylessIT() {
        super(INSTALLATION);
    }
}
