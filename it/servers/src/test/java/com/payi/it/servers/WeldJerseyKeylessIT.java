package com.payi.it.servers;

import org.junit.jupiter.api.extension.RegisterExtension;

@RunsOn(Platform.WELD_JERSEY)
class WeldJerseyKeylessIT extends KeylessContract {
    @RegisterExtension
    static final Installation INSTALLATION = new Installation(Platform.WELD_JERSEY, "weld-jersey-keyless",
            new ProcessPerApplication(new WeldSe(Platform.WELD_JERSEY), "state-weld-jersey-keyless")).withoutKey();

    WeldJerseyKeylessIT() {
        super(INSTALLATION);
    }
}
